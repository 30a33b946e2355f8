#include "server/pages/meetings/meeting_form.hpp"

#include <algorithm>
#include <charconv>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/support/text.hpp"
#include "server/pages/dates/due_date_words.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view seat_prefix = "need.";

int whole(const std::string& text)
{
    int value = 0;
    const char* end = text.data() + text.size();
    return std::from_chars(text.data(), end, value).ptr == end ? value : 0;
}

std::vector<core::SeatRequest> invitees_of(const Fields& form)
{
    std::vector<core::SeatRequest> invitees;
    for (const auto& [name, value] : form.entries()) {
        if (!name.starts_with(seat_prefix) || value.empty()) continue;
        const auto holder = core::seat_holder_from(name.substr(seat_prefix.size()));
        const auto requirement = core::requirement_from(value);
        if (holder && requirement) invitees.push_back({*holder, *requirement});
    }
    return invitees;
}

std::vector<Option> lengths()
{
    std::vector<Option> options;
    for (const int minutes : {30, 45, 60, 90, 120, 150, 180, 240}) {
        const int hours = minutes / 60;
        std::string label = hours == 0 ? std::string{} : counted(hours, "hour", "hours");
        if (minutes % 60 != 0)
            label += (label.empty() ? "" : " ") + counted(minutes % 60, "minute", "minutes");
        options.push_back({number_text(minutes), label});
    }
    return options;
}

void add_limit_fields(const MeetingForm& form,
                      const core::MeetingChoices& choices,
                      const core::CaseDueDate& due,
                      const std::vector<core::FieldError>& errors,
                      std::vector<View>& fields)
{
    fields.push_back(select({.name = "late_authoriser",
                             .label = "If it is after the last day, who allowed this?",
                             .options = late_authorisers(choices),
                             .chosen = form.late_authoriser,
                             .prompt = "Nobody: it is in time",
                             .hint = "The last day is " + last_day_text(due) +
                                     ". A later day needs a manager's name and a reason",
                             .error = error_for(errors, "late_authoriser")}));
    fields.push_back(select({.name = "late_reason_code",
                             .label = "Why is it after the last day?",
                             .options = late_reasons(),
                             .chosen = form.late_reason_code,
                             .prompt = "It is in time",
                             .hint = "Reports count these reasons",
                             .error = error_for(errors, "late_reason_code")}));
    fields.push_back(textarea({.name = "late_reason",
                               .label = "The delay in your words (if it is after the last day)",
                               .value = form.late_reason,
                               .error = error_for(errors, "late_reason"),
                               .rows = 2}));
}

}  // namespace

std::vector<Option> late_authorisers(const core::MeetingChoices& choices)
{
    std::vector<Option> managers;
    for (const core::User& user : choices.staff)
        if (core::may_authorise_late(user))
            managers.push_back({user.id.text(), user.name.reveal() + ", " + user.job_title});
    return managers;
}

std::vector<Option> late_reasons()
{
    std::vector<Option> reasons;
    for (const core::LateReason reason : core::all_late_reasons())
        reasons.push_back({std::string{code(reason)}, std::string{label(reason)}});
    return reasons;
}

std::vector<View> late_fields(const MeetingForm& form,
                              const core::MeetingChoices& choices,
                              const core::CaseDueDate& due,
                              const std::vector<core::FieldError>& errors)
{
    return {select({.name = "late_authoriser",
                    .label = "Who allowed a day after the last day?",
                    .options = late_authorisers(choices),
                    .chosen = form.late_authoriser,
                    .prompt = "Choose a manager",
                    .hint = "The last day is " + last_day_text(due),
                    .error = error_for(errors, "late_authoriser")}),
            select({.name = "late_reason_code",
                    .label = "Why is it after the last day?",
                    .options = late_reasons(),
                    .chosen = form.late_reason_code,
                    .prompt = "Choose a reason",
                    .hint = "Reports count these reasons",
                    .error = error_for(errors, "late_reason_code")}),
            textarea({.name = "late_reason",
                      .label = "The delay in your words",
                      .value = form.late_reason,
                      .hint = "At least 15 characters. Kept on record, not sent.",
                      .error = error_for(errors, "late_reason"),
                      .rows = 2})};
}

MeetingForm meeting_form_of(const Fields& form)
{
    return {.family = form.get("family"),
            .type = form.get("type"),
            .children = form.all("children"),
            .chair = form.get("chair"),
            .date = form.get("date"),
            .time = form.get("time"),
            .length = form.get("duration_minutes"),
            .mode = form.get("mode"),
            .room = form.get("room"),
            .venue = form.get("venue"),
            .video_link = form.get("video_link"),
            .late_authoriser = form.get("late_authoriser"),
            .late_reason_code = form.get("late_reason_code"),
            .late_reason = form.get("late_reason"),
            .reason = form.get("reason"),
            .held_together = form.get("held_together"),
            .version = whole(form.get("version")),
            .invitees = invitees_of(form),
            .parts = parts_in(form),
            .confirmed = {.quorum = form.get("confirm_quorum") == "yes",
                          .duplicate = form.get("confirm_duplicate") == "yes",
                          .room = form.get("confirm_room") == "yes",
                          .busy = form.get("confirm_busy") == "yes",
                          .hours = form.get("confirm_hours") == "yes",
                          .access = form.get("confirm_access") == "yes",
                          .notes = form.get("confirm_notes") == "yes",
                          .meet = form.get("confirm_meet") == "yes"}};
}

core::TimeAndPlace time_and_place_of(const MeetingForm& form)
{
    return {.date = core::parse_typed_date(form.date),
            .time = core::parse_typed_time(form.time),
            .length_minutes = whole(form.length),
            .mode = form.mode,
            .chair = core::UserId{form.chair},
            .room = core::RoomId{form.room},
            .venue = form.venue,
            .video_link = form.video_link,
            .late_authoriser = core::UserId{form.late_authoriser},
            .late_reason_code = form.late_reason_code,
            .late_reason = form.late_reason};
}

std::chrono::minutes length_of(const MeetingForm& form)
{
    return std::chrono::minutes{whole(form.length)};
}

core::MeetingDraft draft_of(const MeetingForm& form)
{
    core::MeetingDraft draft{.case_id = core::CaseId{form.family},
                             .type = form.type,
                             .when_and_where = time_and_place_of(form),
                             .invitees = form.invitees,
                             .confirmed = form.confirmed};
    for (const std::string& child : form.children)
        draft.children.emplace_back(child);
    for (core::SeatRequest& seat : draft.invitees)
        seat.window = window_of(form.parts, seat.holder, length_of(form));
    return draft;
}

MeetingForm form_of_meeting(const core::Meeting& meeting)
{
    const auto length =
        std::chrono::duration_cast<std::chrono::minutes>(meeting.ends_at - meeting.starts_at);
    return {.family = meeting.case_id.text(),
            .type = std::string{code(meeting.type)},
            .chair = meeting.chair.text(),
            .date = core::typed_date(core::london_date(meeting.starts_at)),
            .time = core::london_clock_time(meeting.starts_at),
            .length = number_text(length.count()),
            .mode = std::string{code(meeting.mode)},
            .room = meeting.room ? meeting.room->text() : std::string{},
            .venue = meeting.venue,
            .video_link = meeting.video_link,
            .late_authoriser =
                meeting.late_authoriser ? meeting.late_authoriser->text() : std::string{},
            .late_reason_code = meeting.late_reason_code
                                    ? std::string{code(*meeting.late_reason_code)}
                                    : std::string{},
            .late_reason = meeting.late_reason.reveal(),
            .version = meeting.version};
}

core::Error meeting_form_error(const core::Error& refused, const MeetingForm& form)
{
    core::Error error = core::with_meeting_field(refused);
    const bool is_unread = !core::trimmed(form.date).empty() && !core::parse_typed_date(form.date);
    for (core::FieldError& each : error.fields)
        if (is_unread && each.field == "date") each.message = core::typed_date_fault(form.date);
    if (auto fault = first_part_fault(form.parts, length_of(form)); fault && !error.fields.empty())
        error.fields.push_back(*std::move(fault));
    return error;
}

std::vector<View> subject_fields(const MeetingForm& form,
                                 const core::MeetingChoices& choices,
                                 const std::vector<core::FieldError>& errors)
{
    std::vector<Option> types;
    for (const core::MeetingType type : core::all_meeting_types())
        types.push_back({std::string{code(type)}, std::string{label(type)}});
    std::vector<Option> children;
    for (const core::Child& child : choices.children)
        children.push_back({child.id.text(), core::full_name(child).reveal()});
    return {select({.name = "type",
                    .label = "Kind of meeting",
                    .options = std::move(types),
                    .chosen = form.type,
                    .prompt = "Choose a kind",
                    .error = error_for(errors, "type")}),
            checkboxes({.name = "children",
                        .legend = "Which children is it about?",
                        .options = std::move(children),
                        .chosen = form.children,
                        .error = error_for(errors, "children"),
                        .small = true})};
}

std::vector<View> confirm_fields(const MeetingForm& form,
                                 const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields;
    const auto add = [&](const char* name, const char* legend, const char* words, bool is_ticked) {
        const std::string error = error_for(errors, name);
        if (error.empty() && !is_ticked) return;
        fields.push_back(checkboxes(
            {.name = name,
             .legend = legend,
             .options = {{.value = "yes", .label = words}},
             .chosen = is_ticked ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
             .error = error,
             .small = true}));
    };
    add("confirm_quorum",
        "Without a possible quorum",
        "Book it although the people invited could not make quorum",
        form.confirmed.quorum);
    add("confirm_duplicate",
        "A second initial conference",
        "Book it although there is another one ahead",
        form.confirmed.duplicate);
    add("confirm_room",
        "A room that is too small",
        "Use it although more people are invited than fit",
        form.confirmed.room);
    add("confirm_access",
        "Access at the new place",
        "Use it, and say so to everyone invited",
        form.confirmed.access);
    add("confirm_busy",
        "Somebody who has no time then",
        "Use this time all the same",
        form.confirmed.busy);
    add("confirm_hours",
        "An unusual hour",
        "Use this time although it is early or late",
        form.confirmed.hours);
    add("confirm_notes",
        "What people wrote",
        "Book it although not all of it is dealt with",
        form.confirmed.notes);
    add("confirm_meet",
        "People who must not meet",
        "Invite them to the same time all the same",
        form.confirmed.meet);
    return fields;
}

std::vector<View> time_and_place_fields(const MeetingForm& form,
                                        const core::MeetingChoices& choices,
                                        core::MeetingType type,
                                        const std::optional<core::CaseDueDate>& due,
                                        const std::vector<core::FieldError>& errors,
                                        const std::string& date_hint)
{
    std::vector<Option> chairs;
    for (const core::User& user : choices.staff)
        if (core::may_chair(user, type) || user.id.text() == form.chair)
            chairs.push_back({user.id.text(), user.name.reveal() + ", " + user.job_title});
    std::vector<Option> rooms;
    for (const core::Room& room : choices.rooms)
        rooms.push_back(
            {room.id.text(), core::full_name(room) + ", fits " + number_text(room.capacity)});
    auto sizes = lengths();
    const bool is_listed = std::ranges::any_of(
        sizes, [&](const Option& option) { return option.value == form.length; });
    if (!is_listed && whole(form.length) > 0)
        sizes.push_back({form.length, form.length + " minutes"});
    std::vector<View> fields{
        date_input({.name = "date",
                    .label = "Date",
                    .value = form.date,
                    .hint = date_hint,
                    .error = error_for(errors, "date"),
                    .width = 10}),
        time_input({.name = "time",
                    .label = "Start time",
                    .value = form.time,
                    .error = error_for(errors, "time"),
                    .width = 5}),
        select({.name = "duration_minutes",
                .label = "How long?",
                .options = std::move(sizes),
                .chosen = form.length,
                .error = error_for(errors, "duration_minutes")}),
        select({.name = "chair",
                .label = "Who chairs?",
                .options = std::move(chairs),
                .chosen = form.chair,
                .prompt = "Choose a chair",
                .error = error_for(errors, "chair")}),
        radios({.name = "mode",
                .legend = "How do people meet?",
                .options = {{"in_person", "In person"},
                            {"video", "By video"},
                            {"hybrid", "In person or by video"}},
                .chosen = form.mode,
                .error = error_for(errors, "mode"),
                .small = true}),
        select({.name = "room",
                .label = "Room",
                .options = std::move(rooms),
                .chosen = form.room,
                .prompt = "No room of ours",
                .error = error_for(errors, "room")}),
        text_input({.name = "venue",
                    .label = "Or another place (optional)",
                    .value = form.venue,
                    .hint =
                        "Professionals read it in their invitation; a family's gives no place, and "
                        "says that they can ask us. Never a home, refuge or foster home.",
                    .error = error_for(errors, "venue"),
                    .autocomplete = "off"}),
        text_input({.name = "video_link",
                    .label = "Video link (if anyone joins by video)",
                    .value = form.video_link,
                    .hint = "It starts with https:// and is not sent by e-mail",
                    .error = error_for(errors, "video_link"),
                    .autocomplete = "off"})};
    if (due) add_limit_fields(form, choices, *due, errors, fields);
    return fields;
}

}  // namespace quorate::server
