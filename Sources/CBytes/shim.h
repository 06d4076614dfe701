#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of 64 bytes are a delimiter or a line end, which a line end alone, and which a quote or a carriage return: a bit a byte, the
/// first the lowest.
struct csv_marks {
  uint64_t separators, line_ends, others;
};

/// Every x86-64 has SSE2, whose one instruction takes a bit of each of 16 bytes; Swift has no word for it.
static inline struct csv_marks csv_marks(const uint8_t *bytes, uint8_t delimiter) {
  struct csv_marks marks = {0, 0, 0};
#if defined(__SSE2__)
  const __m128i delimiters = _mm_set1_epi8((char)delimiter), line_feeds = _mm_set1_epi8(10);
  const __m128i quotes = _mm_set1_epi8(34), returns = _mm_set1_epi8(13);
  for (int place = 0; place < 64; place += 16) {
    const __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + place));
    const __m128i ends = _mm_cmpeq_epi8(sixteen, line_feeds);
    const __m128i separators = _mm_or_si128(ends, _mm_cmpeq_epi8(sixteen, delimiters));
    const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(sixteen, quotes), _mm_cmpeq_epi8(sixteen, returns));
    marks.line_ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(ends) << place;
    marks.separators |= (uint64_t)(uint32_t)_mm_movemask_epi8(separators) << place;
    marks.others |= (uint64_t)(uint32_t)_mm_movemask_epi8(others) << place;
  }
#else
  for (int place = 0; place < 64; place++) {
    const uint8_t byte = bytes[place];
    const uint64_t bit = (uint64_t)1 << place;
    if (byte == 10) marks.line_ends |= bit;
    if (byte == 10 || byte == delimiter) marks.separators |= bit;
    if (byte == 34 || byte == 13) marks.others |= bit;
  }
#endif
  return marks;
}
