#include "server/pages/scheduling/start_poll_pages.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/polls/start_poll.hpp"
#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/pages/scheduling/slot_views.hpp"

namespace quorate::server {
namespace {

// So many times are offered to choose from.
constexpr std::size_t times_offered = 15;

/// The form, as it was typed.
struct PollForm {
    core::CaseId family = {};
    core::MeetingType type = core::MeetingType::core_group;
    std::vector<core::ChildId> children = {};  // none named: as the needs say
    std::vector<std::string> slots = {};
    std::vector<std::string> ask = {};
    std::string deadline_date = {};
    std::string deadline_time = {};
    MeetingForm meeting = {};  // its video link, and what was confirmed
    bool is_new = true;
};

std::optional<PollForm> form_in(const Fields& fields, bool is_new)
{
    const auto type = core::meeting_type_from(fields.get("type"));
    if (!type || fields.get("family").empty()) return std::nullopt;
    return PollForm{.family = core::CaseId{fields.get("family")},
                    .type = *type,
                    .children = children_in(fields),
                    .slots = fields.all("slots"),
                    .ask = fields.all("ask"),
                    .deadline_date = fields.get("deadline_date"),
                    .deadline_time = fields.get("deadline_time"),
                    .meeting = meeting_form_of(fields),
                    .is_new = is_new};
}

struct Offered {
    FoundTimes times;
    std::string usual_date = {};  // until when people can answer if nobody says otherwise
    std::string usual_time = {};
};

// Without the times before which nobody would have a working day to answer, unless there are no
// others.
void leave_time_to_answer(std::vector<core::Slot>& slots,
                          const core::WorkingCalendar& calendar,
                          core::Instant now)
{
    const auto is_soon = [&](const core::Slot& slot) {
        const core::Instant starts = core::london_instant(slot.starts_at);
        return core::usual_poll_deadline(calendar, now, starts) == starts - core::poll_notice;
    };
    if (!std::ranges::all_of(slots, is_soon)) std::erase_if(slots, is_soon);
}

core::Result<Offered> offered_for(App& app, const core::Actor& actor, const PollForm& form)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Offered> {
        core::SlotSearchOptions options{.want = times_offered, .children = form.children};
        if (const auto held =
                own_hold(work, actor, form.family, form.type, form.children, app.now()))
            options.exclude_hold = held->id;
        auto times = find_times(work, app, actor, form.family, form.type, options);
        if (!times) return times.error();
        Offered offered{.times = *std::move(times)};
        if (!offered.times.search || offered.times.search->found.slots.empty()) return offered;
        const auto calendar = core::calendars_of(work, actor.authority, app.bank_holidays).local;
        std::vector<core::Slot>& slots = offered.times.search->found.slots;
        leave_time_to_answer(slots, calendar, app.now());
        std::ranges::sort(slots, {}, &core::Slot::starts_at);
        const core::Instant first = core::london_instant(slots.front().starts_at);
        const core::Instant usual = core::usual_poll_deadline(calendar, app.now(), first);
        offered.usual_date = core::typed_date(core::london_date(usual));
        offered.usual_time = core::london_clock_time(usual);
        return offered;
    });
}

std::string lower_first(std::string text)
{
    if (!text.empty()) text.replace(0, 1, core::lower_case(text.substr(0, 1)));
    return text;
}

View slot_boxes(const core::SlotSearch& search,
                const PollForm& form,
                const std::vector<core::FieldError>& errors)
{
    Checkboxes boxes{.name = "slots",
                     .legend = "Which times to ask about",
                     .chosen = form.slots,
                     .hint =
                         "Up to five that do not overlap, nor with the chair’s time before and "
                         "after. Each is kept "
                         "free until it is decided.",
                     .error = error_for(errors, "slots")};
    for (const core::Slot& slot : search.found.slots) {
        std::string hint = slot.chair_name.reveal() + " chairs";
        if (!slot.room_name.empty()) hint += ", " + slot.room_name;
        if (slot.quorum.state != core::QuorumState::not_needed)
            hint += ", " + lower_first(std::string{core::quorum_in_words(slot.quorum.state)});
        boxes.options.push_back(
            {.value = slot_text(slot), .label = slot_words(slot), .hint = hint});
    }
    return checkboxes(boxes);
}

bool is_unknown(const core::SlotSearch& search, const core::SeatHolder& holder)
{
    const auto seat = std::ranges::find(search.request.seats, holder, &core::SlotSeat::holder);
    return seat == search.request.seats.end() || !seat->is_known;
}

// Those who are needed and not written to by e-mail: how they are asked instead.
std::string asked_otherwise(const FoundTimes& times)
{
    std::vector<std::string> family;
    std::vector<std::string> others;
    for (const core::SeatNeed& need : times.needs.seats) {
        const auto& candidates = times.choices.candidates;
        const auto who = std::ranges::find(candidates, need.holder, &core::Candidate::holder);
        if (who == candidates.end() || who->by_mail || who->is_excluded) continue;
        (core::is_family(need.holder) ? family : others).push_back(who->name.reveal());
    }
    std::string words;
    const auto& staff = times.choices.staff;
    const auto worker = std::ranges::find(staff, times.choices.family.lead_worker, &core::User::id);
    const auto not_written_to = [](const std::vector<std::string>& names) {
        return core::names_in_words(names) + (names.size() == 1 ? " is" : " are") +
               " not written to by e-mail.";
    };
    if (!family.empty())
        words += " The family is asked by its social worker" +
                 (worker == staff.end() ? "" : ", " + worker->name.reveal()) + ": " +
                 not_written_to(family);
    if (!others.empty()) words += " Ring the others: " + not_written_to(others);
    return words;
}

// Those who can be written to, which one of these times is to suit.
std::vector<const core::SeatNeed*> who_can_be_asked(const FoundTimes& times)
{
    std::vector<const core::SeatNeed*> found;
    for (const core::SeatNeed& need : times.needs.seats) {
        const auto& candidates = times.choices.candidates;
        const auto who = std::ranges::find(candidates, need.holder, &core::Candidate::holder);
        if (who != candidates.end() && who->by_mail && !who->is_excluded) found.push_back(&need);
    }
    return found;
}

View people_boxes(const FoundTimes& times,
                  const PollForm& form,
                  const std::vector<core::FieldError>& errors)
{
    Checkboxes boxes{.name = "ask",
                     .legend = "Whom to ask",
                     .chosen = form.ask,
                     .hint =
                         "Each gets an e-mail with a link of their own. It says nothing about "
                         "the family." +
                         asked_otherwise(times),
                     .error = error_for(errors, "ask")};
    for (const core::SeatNeed* const need : who_can_be_asked(times)) {
        const auto who =
            std::ranges::find(times.choices.candidates, need->holder, &core::Candidate::holder);
        const bool unknown = is_unknown(*times.search, need->holder);
        std::string hint = who->job.empty() ? std::string{} : who->job + ". ";
        hint += std::string{label(need->requirement)} + ". " +
                (unknown ? "Calendar not shared" : "Calendar known");
        const std::string key = seat_key(need->holder);
        boxes.options.push_back({.value = key, .label = who->name.reveal(), .hint = hint});
        if (form.is_new && unknown) boxes.chosen.push_back(key);
    }
    return checkboxes(boxes);
}

std::vector<View> fields_of(const Offered& offered,
                            const PollForm& form,
                            const std::vector<core::FieldError>& errors)
{
    const FoundTimes& times = offered.times;
    std::vector<View> fields{slot_boxes(*times.search, form, errors),
                             people_boxes(times, form, errors)};
    fields.push_back(date_input({.name = "deadline_date",
                                 .label = "Answer by",
                                 .value = form.is_new ? offered.usual_date : form.deadline_date,
                                 .error = error_for(errors, "deadline_date")}));
    fields.push_back(time_input({.name = "deadline_time",
                                 .label = "At what time",
                                 .value = form.is_new ? offered.usual_time : form.deadline_time,
                                 .error = error_for(errors, "deadline_time")}));
    if (times.needs.mode != core::MeetingMode::in_person)
        fields.push_back(text_input({.name = "video_link",
                                     .label = "Video link",
                                     .value = form.meeting.video_link,
                                     .hint = "It starts with https:// and is not sent by e-mail",
                                     .error = error_for(errors, "video_link"),
                                     .autocomplete = "off"}));
    for (View& field : confirm_fields(form.meeting, errors))
        fields.push_back(std::move(field));
    return fields;
}

bool has_a_field(const core::FieldError& error)
{
    constexpr std::array<std::string_view, 11> fields{"slots",
                                                      "ask",
                                                      "deadline_date",
                                                      "deadline_time",
                                                      "video_link",
                                                      "confirm_quorum",
                                                      "confirm_duplicate",
                                                      "confirm_room",
                                                      "confirm_busy",
                                                      "confirm_hours",
                                                      "confirm_meet"};
    return std::ranges::find(fields, error.field) != fields.end();
}

// What no field of this form is about is told above it, and not among what leads to fields.
std::string told_above(const std::vector<core::FieldError>& errors)
{
    std::string words;
    for (const core::FieldError& each : errors)
        if (!has_a_field(each)) words += each.message + ". ";
    return words;
}

View nothing_to_ask(const FoundTimes& times, const PollForm& form)
{
    std::string why;
    if (!times.search)
        for (const core::FieldError& each : times.refused.fields)
            why += each.message + ". ";
    return empty_state(
        {.heading = "There is no time to ask about",
         .text = why.empty() ? "Nothing fits up to the last day." : why,
         .link = {"See why, and what would help",
                  choose_time_url(form.family, form.type, {.children = form.children})},
         .icon = "soon"});
}

View nobody_to_ask(const FoundTimes& times, const PollForm& form)
{
    const bool is_needed = !times.needs.seats.empty();
    return empty_state(
        {.heading = "There is nobody to ask",
         .text = is_needed
                     ? "Nobody whom this meeting needs can be written to by e-mail." +
                           asked_otherwise(times) +
                           " Then go back to the times and choose the one that suits."
                     : "This meeting needs nobody but its chair so far. Say whom it needs, or "
                       "go back to the times and choose one.",
         .link = {"Change what it needs", needs_url(form.family, form.type, form.children)}});
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const PollForm& form,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto found = offered_for(app, actor, form);
    if (!found) return refusal_page(app, request, actor, found.error());
    const FoundTimes& times = found->times;
    const bool has_slots = times.search && !times.search->found.slots.empty();
    const bool can_ask = has_slots && !who_can_be_asked(times).empty();
    const std::string above = told_above(errors);
    std::vector<core::FieldError> at_fields = errors;
    std::erase_if(at_fields, [](const auto& each) { return !has_a_field(each); });
    std::vector<View> hidden{hidden_input("family", form.family.text()),
                             hidden_input("type", code(form.type))};
    hide_children(form.children, hidden);

    View page;
    page["error_summary"] = error_summary(at_fields);
    page["head"] = page_head({.heading = "Ask people which time suits them",
                              .sub = "For the " + meeting_name(form.type),
                              .eyebrow = about_family(times.choices, times.needs)});
    page["notice"] = above.empty()
                         ? View{false}
                         : alert(Alert::error, {.strong = "Nobody was asked.", .text = above});
    page["save_url"] = start_poll_path;
    page["can_ask"] = can_ask;
    page["hidden"] = view_list(hidden, std::identity{});
    page["fields"] = can_ask ? view_list(fields_of(*found, form, errors), std::identity{})
                             : View{kainjow::mustache::list{}};
    page["save"] = button({.label = "Hold these times and ask"});
    page["nothing"] = can_ask     ? View{false}
                      : has_slots ? nobody_to_ask(times, form)
                                  : nothing_to_ask(times, form);
    set_needed(page, times);
    return html_page(
        app,
        request,
        actor,
        "scheduling/start_poll",
        {.title = "Ask people which time suits them",
         .section = Section::needs_a_date,
         .back = {"Back to times",
                  choose_time_url(form.family, form.type, {.children = form.children})},
         .status = status},
        std::move(page));
}

core::StartPoll asked_in(const PollForm& form, std::vector<core::FieldError>& unread)
{
    core::StartPoll asked{.case_id = form.family,
                          .type = std::string{code(form.type)},
                          .children = form.children,
                          .video_link = form.meeting.video_link,
                          .confirmed = form.meeting.confirmed};
    for (const std::string& text : form.slots)
        if (const auto slot = slot_from(text))
            asked.slots.push_back({.starts_at = core::london_instant(slot->starts_at),
                                   .chair = slot->chair,
                                   .room = slot->room});
    for (const std::string& key : form.ask)
        if (const auto holder = core::seat_holder_from(key)) asked.ask.push_back(*holder);
    const auto day = core::parse_typed_date(form.deadline_date);
    const auto time = core::parse_typed_time(form.deadline_time);
    if (!day) unread.push_back({"deadline_date", core::typed_date_fault(form.deadline_date)});
    if (!time) unread.push_back({"deadline_time", "Enter the time, for example 14:00"});
    if (day && time) asked.deadline = core::london_instant(*day + *time);
    return asked;
}

core::Error at_fields(core::Error error)
{
    error = core::with_meeting_field(std::move(error));
    for (core::FieldError& each : error.fields)
        if (each.field == "deadline") each.field = "deadline_date";
    return error;
}

}  // namespace

Response get_start_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto form = form_in(request.query, true);
    if (!form) return see_other(new_meeting_url(core::CaseId{request.query.get("family")}));
    return show(app, request, actor, *form);
}

Response post_start_poll(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    const auto form = form_in(fields, false);
    if (!form) return see_other(new_meeting_url(core::CaseId{fields.get("family")}));
    std::vector<core::FieldError> unread;
    const core::StartPoll asked = asked_in(*form, unread);
    const auto started = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::start_poll(work, meeting_tools(app), actor, asked));
    });
    if (started) return done(poll_url(started->id), "poll-started");
    const core::Error error = at_fields(started.error());
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, *form, error.fields, refusal_status(error.refusal));
}

}  // namespace quorate::server
