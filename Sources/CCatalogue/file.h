// One file: the text of FILE, whose name is seen from this folder. The compiler takes the bytes as they are, at once.
case __COUNTER__: {
  static const char text[] = {
#embed FILE suffix(, 0)
  };
  *path = &FILE[sizeof "../../" - 1];
  return text;
}
#undef FILE
