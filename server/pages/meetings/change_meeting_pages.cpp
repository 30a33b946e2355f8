#include "server/pages/meetings/change_meeting_pages.hpp"

#include <algorithm>
#include <iterator>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/not_told.hpp"
#include "core/meetings/told_by_hand.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/scheduling/meeting_chain_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/held_together_pages.hpp"
#include "server/pages/meetings/invitee_rows.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/move_chain_pages.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::MeetingId;

struct Changing {
    core::Meeting meeting;
    core::MeetingListing listing;
    core::MeetingChoices choices;
    std::optional<core::CaseDueDate> due = {};
    std::vector<core::SeatRequest> invitees = {};
    std::vector<core::TakenTime> taken = {};  // by other meetings, on the day asked or its own
    core::WorkingCalendar local;
};

// A form to begin needs a meeting that can be changed; one that was sent is shown again with what
// was typed, whatever became of the meeting.
enum class Needs { a_meeting_to_change, any_meeting };

bool can_be_changed(const core::Meeting& meeting)
{
    return meeting.status == core::MeetingStatus::scheduled && !meeting.opened_at;
}

core::Result<Changing> changing(App& app,
                                const Request& request,
                                const core::Actor& actor,
                                const std::string& day = {},
                                Needs needs = Needs::a_meeting_to_change)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Changing> {
        const MeetingId id{request.value(0)};
        auto known =
            core::permitted_meeting(work, actor, Action::meeting_reschedule, id, app.now());
        if (!known) return known.error();
        if (needs == Needs::a_meeting_to_change && !can_be_changed(known->meeting))
            return core::Refusal::wrong_state;
        auto choices = core::meeting_choices(
            work, meeting_tools(app), actor, known->meeting.case_id, known->meeting.type);
        if (!choices) return choices.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = Action::meeting_view,
                     .object = id.text(),
                     .case_id = known->meeting.case_id,
                     .detail = "part=form"});
        Changing now{.meeting = known->meeting,
                     .listing = work.meetings.find_listing(actor.authority, id).value(),
                     .choices = *std::move(choices),
                     .due = core::limit_of(work, known->meeting),
                     .local = core::calendars_of(work, actor.authority, app.bank_holidays).local};
        for (const core::InviteeEntry& seat : work.invitees.of_meeting(actor.authority, id))
            now.invitees.push_back({.holder = seat.invitee.holder});
        const auto asked = core::parse_typed_date(day);
        now.taken =
            core::taken_on(work, actor, asked.value_or(core::london_date(now.meeting.starts_at)));
        std::erase_if(now.taken, [&](const core::TakenTime& time) { return time.meeting == id; });
        for (const core::Meeting& other : core::held_with(work, now.meeting))
            std::erase_if(now.taken,
                          [&](const core::TakenTime& time) { return time.meeting == other.id; });
        return now;
    });
}

// What is in the way of whoever has to be there: they are no fields of the form.
View people_errors(const Changing& now, const std::vector<core::FieldError>& errors)
{
    kainjow::mustache::list rows;
    for (const char* field : {"invitees", "minute_taker"}) {
        const std::string message = error_for(errors, field);
        if (message.empty()) continue;
        View row;
        row["about"] = std::string{field};
        row["message"] = message;
        row["invitees_url"] = meeting_url(now.meeting.id, "invitees");
        rows.push_back(std::move(row));
    }
    return View{rows};
}

// Both forms show what is being changed, and what a colleague made of it meanwhile.
View page_for(const Changing& now, std::string_view heading, const std::vector<core::FieldError>& e)
{
    View page;
    page["error_summary"] = error_summary(e);
    page["head"] =
        page_head({.heading = std::string{heading},
                   .sub = "Now: " + when_text(now.meeting) + ", " + where_text(now.listing),
                   .eyebrow = now.listing.case_reference});
    page["cancel_url"] = meeting_url(now.meeting.id);
    page["people_errors"] = people_errors(now, e);
    return page;
}

PageInfo info_for(const Changing& now, std::string_view title, int status)
{
    return {.title = std::string{title},
            .section = Section::meetings,
            .back = {"Back to the meeting", meeting_url(now.meeting.id)},
            .status = status};
}

Response show_move(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Changing& now,
                   MeetingForm form,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200,
                   bool can_be_moved = false,
                   const std::string& late_words = {})
{
    form.version = now.meeting.version;
    form.invitees = now.invitees;
    View page = page_for(now, "Change the time or place", errors);
    auto fields = time_and_place_fields(form, now.choices, now.meeting.type, now.due, errors);
    fields.push_back(textarea({.name = "reason",
                               .label = "Why is it changed?",
                               .value = form.reason,
                               .hint = "Kept on record, not sent",
                               .error = error_for(errors, "reason"),
                               .rows = 2}));
    if (auto others =
            held_others_field(app, actor, now.meeting, "Change", form.held_together, errors))
        fields.push_back(*std::move(others));
    std::ranges::move(confirm_fields(form, errors), std::back_inserter(fields));
    fields.push_back(hidden_input("version", number_text(form.version)));
    page["fields"] = view_list(fields, std::identity{});
    page["save_url"] = meeting_url(now.meeting.id, "move");
    page["times_url"] =
        can_be_changed(now.meeting) ? move_times_url(now.meeting.id) : std::string{};
    const std::string limit = expected_limit_words(app, actor, now.meeting.id);
    const BookedWith with = booked_with(app, actor, now.meeting.id);
    page["together"] = with.words;
    page["explain"] = (limit.empty() ? "" : limit + " ") +
                      "Everyone invited gets an update. When the time changes, they are asked to "
                      "reply again.";
    const bool can_save = can_be_changed(now.meeting);
    page["save"] = can_save
                       ? button({.label = with.shows_first ? "Continue" : "Save and send updates",
                                 .name = "step",
                                 .value = "save"})
                       : View{false};
    page["check"] = can_save ? button({.label = "Check this day",
                                       .look = ButtonLook::secondary,
                                       .name = "step",
                                       .value = "check"})
                             : View{false};
    page["day_box"] = day_box(now.choices, form, now.taken);
    std::vector<View> notices;
    if (can_be_moved)
        notices = booking_notices(now.choices, form, now.taken, now.local, late_words);
    for (const core::FieldError& each : errors)
        if (core::is_about_who_meets(each))
            notices.push_back(alert(Alert::error,
                                    {.strong = core::who_must_not_meet(each) + ".",
                                     .link = "Give them different parts",
                                     .link_url = meeting_url(now.meeting.id, "parts")}));
    page["notices"] = view_list(notices, std::identity{});
    page["keep"] = can_save ? "Leave it as it is" : "Back to the meeting";
    return html_page(app,
                     request,
                     actor,
                     "meetings/change",
                     info_for(now, "Change a meeting", status),
                     std::move(page));
}

// Who gets no e-mail, and knows of the meeting or may know of it.
struct ByHand {
    int known = 0;
    int perhaps = 0;

    void add(core::UnitOfWork& work, App& app, const core::Meeting& meeting)
    {
        known += core::known_by_hand(work, meeting_tools(app), meeting);
        perhaps += core::perhaps_known_by_hand(work, meeting_tools(app), meeting);
    }
};

ByHand by_hand(App& app, const core::Meeting& meeting)
{
    return app.database.read([&](core::UnitOfWork& work) {
        ByHand found;
        found.add(work, app, meeting);
        return found;
    });
}

// As far as is known now: mail may come back later.
bool is_everyone_told(core::UnitOfWork& work,
                      const App& app,
                      const core::Actor& actor,
                      const MeetingId& id)
{
    const auto meeting = work.meetings.find(actor.authority, id);
    return !meeting || core::not_told(work, *meeting, app.now()).empty();
}

std::string told_if_cancelled(const ByHand& others)
{
    if (others.known + others.perhaps == 0) return "Everyone who was invited is told.";
    std::string words = "Everyone who was invited by e-mail is told.";
    if (others.known > 0)
        words += " " + counted(others.known, "person has", "people have") + " to be told by hand.";
    if (others.perhaps > 0)
        words += " " + counted(others.perhaps, "person gets", "people get") +
                 " no e-mail and may have had a letter: if so, tell them by hand.";
    return words;
}

const char* cancelled_code(const ByHand& others, bool all_told)
{
    if (!all_told) return "meeting-cancelled-not-all";
    if (others.known > 0) return "meeting-cancelled-by-hand";
    return others.perhaps > 0 ? "meeting-cancelled-letters" : "meeting-cancelled";
}

Response show_cancel(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Changing& now,
                     const MeetingForm& form,
                     const std::vector<core::FieldError>& errors = {},
                     int status = 200)
{
    View page = page_for(now, "Cancel the meeting", errors);
    std::vector<View> fields{textarea({.name = "reason",
                                       .label = "Why is it cancelled?",
                                       .value = form.reason,
                                       .hint = "At least 15 characters. Kept on record, not sent.",
                                       .error = error_for(errors, "reason"),
                                       .rows = 3}),
                             hidden_input("version", number_text(now.meeting.version))};
    if (auto also = cancelled_with_field(app, request, actor, now.meeting.id, errors))
        fields.push_back(*std::move(also));
    if (auto others =
            held_others_field(app, actor, now.meeting, "Cancel", form.held_together, errors))
        fields.push_back(*std::move(others));
    page["fields"] = view_list(fields, std::identity{});
    page["save_url"] = meeting_url(now.meeting.id, "cancel");
    page["times_url"] = std::string{};
    page["together"] = std::string{};
    page["explain"] = told_if_cancelled(by_hand(app, now.meeting)) +
                      " If the meeting was booked for a last day, that needs a date again.";
    const bool can_save = can_be_changed(now.meeting);
    page["save"] = can_save ? button({.label = "Cancel the meeting", .look = ButtonLook::warning})
                            : View{false};
    page["keep"] = can_save ? "Keep the meeting" : "Back to the meeting";
    page["check"] = View{false};
    page["day_box"] = View{false};
    page["notices"] = View{kainjow::mustache::list{}};
    return html_page(app,
                     request,
                     actor,
                     "meetings/change",
                     info_for(now, "Cancel a meeting", status),
                     std::move(page));
}

// The time that was chosen from those that fit, if one was.
void fill_in_chosen_time(const Fields& query, MeetingForm& form)
{
    for (const auto& [name, field] : {std::pair{"date", &form.date},
                                      std::pair{"time", &form.time},
                                      std::pair{"chair", &form.chair},
                                      std::pair{"reason", &form.reason},
                                      std::pair{"room", &form.room}})
        if (!query.get(name).empty()) *field = query.get(name);
}

// What became of a meeting that can no longer be moved or cancelled.
std::string over_words(const core::Meeting& meeting)
{
    const std::string what = meeting.status == core::MeetingStatus::cancelled
                                 ? "was cancelled"
                                 : "has begun or was held";
    return "This meeting " + what +
           " while you had it open, and can no longer be changed. What you typed is not saved";
}

using Show = Response (*)(App&,
                          const Request&,
                          const core::Actor&,
                          const Changing&,
                          const MeetingForm&,
                          const std::vector<core::FieldError>&,
                          int);

Response show_again(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const MeetingForm& form,
                    const core::Error& refused,
                    Show show)
{
    const core::Error error = meeting_form_error(refused, form);
    const bool is_stale = error.refusal == core::Refusal::stale_version;
    const bool is_over = error.refusal == core::Refusal::wrong_state;
    if (error.fields.empty() && !is_stale && !is_over)
        return refusal_page(app, request, actor, error);
    const auto now = changing(app, request, actor, form.date, Needs::any_meeting);
    if (!now) return refusal_page(app, request, actor, now.error());
    std::vector<core::FieldError> errors = error.fields;
    if (is_stale)
        errors = {{"date",
                   "Someone else changed this meeting while you had it open. Look at how it is "
                   "now, then save again"}};
    if (!can_be_changed(now->meeting)) errors = {{"reason", over_words(now->meeting)}};
    return show(app, request, actor, *now, form, errors, refusal_status(error.refusal));
}

core::HeldOthers held_others_of(const MeetingForm& form)
{
    return core::held_others_from(form.held_together).value_or(core::HeldOthers::not_said);
}

}  // namespace

core::Reschedule reschedule_of(const MeetingId& id, const MeetingForm& form)
{
    return {.meeting = id,
            .version = form.version,
            .when_and_where = time_and_place_of(form),
            .reason = form.reason,
            .confirmed = form.confirmed,
            .others = held_others_of(form)};
}

Response move_refused(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const MeetingForm& form,
                      const core::Error& refused)
{
    const Show show = [](App& a,
                         const Request& r,
                         const core::Actor& who,
                         const Changing& now,
                         const MeetingForm& typed,
                         const std::vector<core::FieldError>& errors,
                         int status) { return show_move(a, r, who, now, typed, errors, status); };
    return show_again(app, request, actor, form, refused, show);
}

Response get_move_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const auto now = changing(app, request, actor, request.query.get("date"));
    if (!now) return refusal_page(app, request, actor, now.error());
    MeetingForm form = form_of_meeting(now->meeting);
    fill_in_chosen_time(request.query, form);
    return show_move(app, request, actor, *now, std::move(form));
}

Response post_move_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingForm form = meeting_form_of(form_of(request));
    const MeetingId id{request.value(0)};
    const core::Reschedule asked = reschedule_of(id, form);
    core::Error refused;
    if (form_of(request).get("step") == "check") {
        const auto checked = app.read(actor, [&](core::UnitOfWork& work) {
            return core::check_new_day(work, meeting_tools(app), actor, asked);
        });
        const std::string late = checked ? std::string{} : only_late_words(checked.error(), form);
        if (checked || !late.empty()) {
            const auto now = changing(app, request, actor, form.date);
            if (!now) return refusal_page(app, request, actor, now.error());
            return show_move(app, request, actor, *now, form, {}, 200, true, late);
        }
        refused = checked.error();
    } else {
        if (auto question = ask_about_chain(app, request, actor, form, asked))
            return *std::move(question);
        bool all_told = true;
        const auto moved = app.transact(actor, [&](core::UnitOfWork& work) {
            auto done = core::reschedule_meeting(work, meeting_tools(app), actor, asked);
            all_told = !done || is_everyone_told(work, app, actor, id);
            return done;
        });
        if (moved)
            return done(meeting_url(id), all_told ? "meeting-changed" : "meeting-changed-not-all");
        refused = moved.error();
    }
    return move_refused(app, request, actor, form, refused);
}

Response get_cancel_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const auto now = changing(app, request, actor);
    if (!now) return refusal_page(app, request, actor, now.error());
    return show_cancel(app, request, actor, *now, {});
}

Response post_cancel_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    const MeetingForm form = meeting_form_of(fields);
    const MeetingId id{request.value(0)};
    const auto others = cancelled_with(fields);
    ByHand left_to_tell;
    bool all_told = true;
    const auto cancelled = app.transact(actor, [&](core::UnitOfWork& work) {
        const core::MeetingTools tools = meeting_tools(app);
        auto done = core::cancel_chain(work,
                                       tools,
                                       actor,
                                       {.meeting = id,
                                        .version = form.version,
                                        .reason = form.reason,
                                        .others = held_others_of(form)},
                                       others);
        std::vector<MeetingId> off{id};
        if (const auto chain = work.meeting_chains.of_meeting(actor.authority, id))
            for (const core::ChainMeeting& each : chain->meetings)
                if (std::ranges::find(others, each.link, &core::CancelledWith::link) !=
                    others.end())
                    off.push_back(each.meeting);
        left_to_tell = {};
        all_told = true;
        for (const MeetingId& each : off) {
            if (const auto meeting = work.meetings.find(actor.authority, each))
                left_to_tell.add(work, app, *meeting);
            all_told = all_told && is_everyone_told(work, app, actor, each);
        }
        return done;
    });
    if (cancelled) return done(meeting_url(id), cancelled_code(left_to_tell, all_told));
    return show_again(app, request, actor, form, cancelled.error(), show_cancel);
}

}  // namespace quorate::server
