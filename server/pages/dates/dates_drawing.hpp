#pragma once

#include <string>

#include "server/pages/dates/dates_picture.hpp"

namespace quorate::server {

/// A drawing of the dates as bars from the day each clock started to its last day, with what is
/// booked, held and done, today, the bank holidays and the local closures. It holds labels of rules
/// and dates, the first names of the children for whom they run, and what days off are called.
std::string dates_drawing(const DatesPicture& picture);

}  // namespace quorate::server
