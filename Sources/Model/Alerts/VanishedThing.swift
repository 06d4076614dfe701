/// Something that an earlier scorecard had and that no definition has any more.
package enum VanishedThing: Hashable, Sendable {
  case figure(FigureID)
  case source(String), action(String), indicator(String), risk(String)
}
