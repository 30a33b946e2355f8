#pragma once

#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Words of ours in a record, such as the title of a part, an outcome or how somebody was there, in
/// that language.
struct SaidInRecord {
    std::string words;
    bool is_translated = true;  // false: they are as they were written
};
SaidInRecord said_in_record(std::string_view english, core::Language language);

/// "Yn bresennol, cyrhaeddodd am 10:40": of what a release says of somebody who was there.
std::string attendance_said(const std::string& english, core::Language language);

/// "Correction 2: Why we are meeting", of part of the record or of all of it.
std::string amendment_heading(int number,
                              const std::string& part,
                              core::Language language = core::Language::english);

/// Gives the view what papers/release itself says.
void set_release_words(View& view, core::Language language);

}  // namespace quorate::server
