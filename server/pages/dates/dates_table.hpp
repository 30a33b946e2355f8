#pragma once

#include "server/pages/dates/dates_picture.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the drawing shows, in words and in the same order: {{#rows}} of the dates, and the bank
/// holidays and local closures in {{#days_off}}.
View dates_table(const DatesPicture& picture);

}  // namespace quorate::server
