#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/dates/language.hpp"
#include "core/support/result.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// A part of a report, as the page asks for it.
struct AskedPart {
    std::string_view label;
    std::string_view hint;
};

/// What the page behind an agency's link says of its report, in one language. {x} is where x is
/// filled in.
struct ReportLinkWords {
    std::string_view title;
    std::string_view heading;    // {day}
    std::string_view send_by;    // {day}
    std::string_view was_due;    // {day}
    std::string_view reference;  // {reference}
    std::array<AskedPart, 4> parts;
    std::string_view files_kept;
    std::string_view take_out;  // {file}
    std::string_view first_file;
    std::string_view next_file;
    std::string_view file_hint;
    std::string_view shared;
    std::string_view yes;
    std::string_view not_yet;
    std::string_view shared_hint;
    std::string_view shared_on;
    std::string_view date_hint;
    std::string_view was_sent;     // {when}
    std::string_view version;      // {number}
    std::string_view draft_saved;  // {when}
    std::string_view open;
    std::string_view send;
    std::string_view save;
    std::string_view counted;    // {counted}
    std::string_view telephone;  // {phone}
    std::string_view questions;  // {authority} {phone}
    std::string_view not_whole;
    std::string_view fee_council;
    std::string_view fee_health_body;
    std::string_view fee_nobody;
};

const ReportLinkWords& report_link_words(core::Language language);

/// Gives the view what the template itself says.
void set_report_words(View& view, core::Language language);

/// What is wrong with a report, in that language.
std::vector<core::FieldError> report_errors_in(core::Language language,
                                               std::vector<core::FieldError> errors);

}  // namespace quorate::server
