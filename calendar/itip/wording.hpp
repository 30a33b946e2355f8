#pragma once

#include <string>
#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::calendar {

/// What every invitee's calendar shows: "Multi-agency meeting (ref 4F7K)". It says nothing of the
/// kind of meeting, as calendars are shared, printed and shown on locked screens. The reference is
/// random; characters other than letters, digits and hyphens are left out of it.
std::string neutral_summary(std::string_view reference,
                            core::Language language = core::Language::english);

/// What a family's calendar shows: "Meeting (ref 7XK2PD)". That agencies meet is theirs to tell.
std::string family_summary(std::string_view reference,
                           core::Language language = core::Language::english);

/// The text of an invitation: where the details are, and that none are here. Throws
/// std::invalid_argument when `link` is no web address.
std::string neutral_description(std::string_view link,
                                core::Language language = core::Language::english);
std::string family_description(std::string_view link,
                               core::Language language = core::Language::english);

/// What the calendar of somebody whose seat was taken back shows while the meeting stands.
std::string need_not_come_description(core::Language language = core::Language::english);

}  // namespace quorate::calendar
