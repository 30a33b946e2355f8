#pragma once

#include <string_view>

#include "core/actions/action_point.hpp"
#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the pages behind links to action points and to papers say, in one language. {x} is where x
/// is filled in. What was written at the meeting stays as it was written.
struct MailedLinkWords {
    // Action points.
    std::string_view actions_title;
    std::string_view one_action;
    std::string_view due;         // {day}
    std::string_view was_due;     // {day}
    std::string_view not_before;  // {day}
    std::string_view high_priority;
    std::string_view date_changed;    // {before} {day}
    std::string_view outcome;         // {what}
    std::string_view planned;         // {what}: will show that it is done
    std::string_view days_late;       // {days}
    std::string_view agency_heading;  // what others of the agency have to do
    std::string_view agency_theirs;   // that it is not for the reader to do
    std::string_view agency_ask;      // {who}, {phone}
    std::string_view reports_heading;
    std::string_view report_due;  // {meeting} {day}
    std::string_view open;
    std::string_view in_progress;
    std::string_view done;
    std::string_view not_needed;
    std::string_view is_it_done;
    std::string_view yes;
    std::string_view begun;
    std::string_view not_yet;
    std::string_view anything;
    std::string_view what_shows_it;
    std::string_view what_shows_it_hint;
    std::string_view leave_names_out;
    std::string_view send;

    // Papers.
    std::string_view papers_title;
    std::string_view papers;  // {day}
    std::string_view open_papers;
    std::string_view works_until;  // {day}
    std::string_view tell_team;
    std::string_view tell_team_by_phone;  // {phone}
    std::string_view taken_out;           // since they were sent
    std::string_view held_back;           // all of it
    std::string_view held_back_ask;
    std::string_view held_back_ring;  // {phone}

    // Corrections.
    std::string_view which_part;
    std::string_view whole_record;
    std::string_view decision_about;  // {child}
    std::string_view part_of_plan;    // {words}
    std::string_view action_point;    // {words}
    std::string_view what_is_wrong;
    std::string_view ask_until;  // {day}
    std::string_view send_correction;
    std::string_view write_what_is_wrong;
    std::string_view part_not_listed;
    std::string_view correction_too_long;
    std::string_view wait_for_answers;
    std::string_view being_looked_at;
    std::string_view put_right;           // this copy has it
    std::string_view put_right_later;     // a newer copy will have it
    std::string_view answered_elsewhere;  // no copy of theirs will have it
    std::string_view stays_as_it_is;
};

const MailedLinkWords& mailed_link_words(core::Language language);

/// How an action point stands: "Done".
std::string_view status_said(core::ActionStatus status, core::Language language);

/// Gives the view every label of papers/action_link and papers/link, as word_reference and so on.
void set_mailed_link_words(View& view, core::Language language);

}  // namespace quorate::server
