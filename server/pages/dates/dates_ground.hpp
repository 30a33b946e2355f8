#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/dates/dates_picture.hpp"
#include "server/pages/reports/svg.hpp"

namespace quorate::server {

// What the bars of a picture of due dates are drawn on: months, days off and today.

inline constexpr int picture_width = 1120;

/// Where days fall from left to right.
struct PictureScale {
    DatesSpan span;
    int right_margin;  // room for the words beside the last bar

    int x(core::Date day) const;
};
PictureScale scale_of(const DatesPicture& picture);

/// A line and a name for each month; with many, a name for every second or third.
std::string month_lines(const PictureScale& scale, int bottom, core::Language language);

/// Days off under the bars: bank holidays plain, closures dotted and as wide as they are long.
enum class BandLook { plain, dotted };
std::string bands(const PictureScale& scale,
                  const std::vector<DaysOff>& days,
                  int bottom,
                  BandLook look);

/// The words under the bands, once for those that stand close together.
std::string band_words(const PictureScale& scale,
                       const std::vector<DaysOff>& days,
                       std::string_view one,
                       std::string_view many,
                       const SvgWords& at);

std::string today_line(const PictureScale& scale, core::Date today, int bottom);

/// The word for today, at the head of its line.
std::string today_mark(const PictureScale& scale, const DatesPicture& picture);

}  // namespace quorate::server
