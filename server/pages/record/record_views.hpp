#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/circulation/disclosure.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/http/request.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What several pages about a meeting's record show.

/// "Core group EX-2041 Testwood, Wed 25 Nov"
std::string meeting_line(const core::MeetingFile& file);

/// "Wed 25 Nov 2026": for a table.
std::string table_date(core::Date day);

/// Whether the register of this meeting can be taken by this person now.
bool can_take_register(const core::Register& roll, const core::Actor& actor, core::Instant now);

/// For record/attendance: a choice for each seat, filled in with what the replies suggest, or words
/// when nothing can be recorded. `typed` is a form that could not be saved, for these errors.
View attendance_view(const core::Register& roll,
                     const core::Actor& actor,
                     core::Instant now,
                     const Fields& typed = {},
                     const std::vector<core::FieldError>& errors = {});

/// Puts what record/quorum shows into `page`.
void add_quorum(View& page, const core::Register& roll);
/// Of a meeting that has ended it says how it was: "Quorum was not met".
View quorum_chip(const core::Register& roll);

/// The names of the register's fields for a seat: how it is marked, and its two times.
std::string seat_field(const core::InviteeId& seat);
std::string arrived_field(const core::InviteeId& seat);
std::string left_field(const core::InviteeId& seat);

/// For papers/release: what somebody gets, and nothing else. What was written stays as it is; the
/// words around it are in that language.
void add_release(View& page,
                 const core::Release& release,
                 const std::string& why_nothing,
                 core::Language language = core::Language::english);

/// For record/new_action: the form of an action point, with what was typed and what is wrong.
struct ActionFormPage {
    std::string heading = "New action";
    std::string url = {};
    std::string button_name = {};  // in a form with more buttons
    std::string button = "Add this action";
    std::string so_far = {};
    int version = 0;
    std::string what = {};
    std::string plain_language = {};
    std::string owner = {};   // as owner_key()
    std::string due_on = {};  // as it was typed
    bool visible_to_family = false;
    std::string outcome_intended = {};
    std::string priority = {};
    std::string not_before = {};  // as it was typed
    std::string evidence_planned = {};
    bool is_for_family = true;  // core::is_for_family() of the meeting: false offers no such choice
    std::vector<Option> owners = {};
    bool asks_about_words = false;  // the family's: they name the owner before
    std::vector<core::FieldError> errors = {};
};
View action_form_view(const ActionFormPage& form);

/// "user:…", "contact:…" or "member:…", and back; what cannot be read is an owner with nobody.
std::string owner_key(const core::ActionOwner& owner);
core::ActionOwner owner_from(std::string_view key);

/// Those at the meeting, as people to choose an owner from.
std::vector<Option> owner_options(const std::vector<core::InviteeEntry>& seats);

/// The kind of meeting an action was agreed at, as this person may know it.
std::string kind_text(const core::ActionRow& row);

/// The action points of a meeting as a table.
View actions_table(const std::vector<core::ActionRow>& rows, bool with_links);

/// What the family's copy has of a decision with these reasons, once it is marked for them.
std::string family_reads_words(const core::FreeText& reasons,
                               const std::optional<core::Adjourned>& adjourned);

/// The decision about a child in words, with those of the agencies that dissent from it, and, of
/// meetings from which something can go to the family, what of it their copy will have.
View decision_summary(const core::ChildDecision& decision,
                      const core::Child& child,
                      const core::MinutesFile& file,
                      const std::optional<core::Adjourned>& adjourned);

/// Whose an action point was when it was agreed, and whose it is: "Sam, Health; since handed to
/// Kit".
std::string handed_words(const std::string& agreed,
                         const std::string& now,
                         core::Language language = core::Language::english);

/// Who it was agreed with, for below the name of its owner; empty when that is its owner.
std::string agreed_with_words(const core::ActionRow& row);

/// The sections' and decisions' names for a status.
std::string status_words(core::ActionStatus status);

}  // namespace quorate::server
