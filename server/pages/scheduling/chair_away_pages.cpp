#include "server/pages/scheduling/chair_away_pages.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "core/access/permission.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/chair_away_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::Action;

// What the page says besides plan and form.
struct Said {
    TypedAway typed = {};
    bool only_form = false;  // whatever was planned before is about something else
    std::vector<View> notices = {};
    std::optional<PlanTicks> ticks = {};
    int status = 200;
};

// A chair may mark their own days alone.
bool may_mark_leave(const App& app, const core::Actor& actor, const core::UserId& chair)
{
    const Action action = Action::chair_edit_availability;
    const std::string& id = chair.text();
    return core::permit_role(actor, action) &&
           core::permit_own(
               actor, action, {.id = id, .owner = id, .authority = actor.authority}, app.now());
}

LeaveMarking leave_marking(const App& app, const core::Actor& actor)
{
    if (may_mark_leave(app, actor, {})) return LeaveMarking::of_all;
    return may_mark_leave(app, actor, actor.user) ? LeaveMarking::of_their_own
                                                  : LeaveMarking::of_none;
}

// That they may still be offered meetings on these days.
View leave_notice(const App& app, const core::Actor& actor, const core::UserId& chair)
{
    const bool may_mark = may_mark_leave(app, actor, chair);
    return alert(Alert::information,
                 {.strong = "These days are not marked as leave.",
                  .text = "They can still be offered meetings then.",
                  .link = may_mark ? "See their calendar" : "",
                  .link_url = may_mark ? times_url(actor, {chair}) : std::string{}});
}

// Who gets little notice is for a person to decide about.
std::set<std::size_t> ticked_at_first(const QueuePlan& plan)
{
    std::set<std::size_t> ticked = places_left(plan);
    std::erase_if(ticked,
                  [&](std::size_t meeting) { return is_short_notice(plan.result(), meeting); });
    return ticked;
}

struct Known {
    std::vector<core::User> people;
    core::WorkingCalendar calendar;
    bool is_away = false;  // by the chair's own calendar
};

Response show(App& app, const Request& request, const core::Actor& actor, Said said = {})
{
    const auto plan = said.only_form
                          ? nullptr
                          : app.queue_plans.find(actor.user, PlanKind::chair_away, app.now());
    const bool is_done = plan && plan->stage() == QueuePlan::Stage::done;
    const bool is_running = plan && !is_done && plan->stage() != QueuePlan::Stage::failed;
    const Known known = app.read(actor, [&](core::UnitOfWork& work) {
        Known found{.people = core::who_may_be_away(work, actor.authority),
                    .calendar = core::calendars_of(work, actor.authority, app.bank_holidays).local};
        if (is_done) {
            const core::AwayToPlan& away = *plan->asked().away;
            found.is_away = core::is_known_away(
                work, meeting_tools(app), actor.authority, away.chair, away.from, away.until);
        }
        return found;
    });
    if (plan) std::ranges::move(stage_notices(*plan), std::back_inserter(said.notices));
    const bool asks_leave = is_done && !known.is_away;
    if (asks_leave) said.notices.push_back(leave_notice(app, actor, plan->asked().away->chair));

    View page;
    PlanTicks ticks;
    if (is_done) ticks = said.ticks ? *said.ticks : PlanTicks{.ticked = ticked_at_first(*plan)};
    const auto& errors = said.typed.errors.empty() ? ticks.errors : said.typed.errors;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = "A chair is away",
         .sub = plan ? who_and_when(*plan->asked().away)
                     : "Find another chair or another time for the meetings that they chair"});
    page["notices"] = view_list(said.notices, std::identity{});
    page["page_url"] = chair_away_url();
    page["stop_url"] = chair_away_url() + "/stop";
    page["start_url"] = chair_away_url() + "/start";
    page["accept_url"] = chair_away_url() + "/accept";
    page["is_running"] = is_running;
    page["is_done"] = is_done;
    page["can_start"] = !is_running;
    page["start_heading"] = text(is_done ? "Ask again, or about somebody else" : "");
    page["fields"] = view_list(away_fields(said.typed, known.people, leave_marking(app, actor)),
                               std::identity{});
    page["start"] = button({.label = "Find replacements",
                            .look = is_done ? ButtonLook::secondary : ButtonLook::primary});
    page["stop"] =
        button({.label = "Stop with what is found so far", .look = ButtonLook::secondary});
    if (is_running) set_progress(page, *plan);
    if (is_done)
        set_replacements(
            page,
            *plan,
            ticks,
            known.calendar,
            core::london_date(app.now()),
            asks_leave && may_mark_leave(app, actor, plan->asked().away->chair)
                ? std::optional{leave_tick(
                      "leave", "When the meetings are changed", ticks.mark_leave, ticks.errors)}
                : std::nullopt);
    Response answer = html_page(app,
                                request,
                                actor,
                                "scheduling/chair_away",
                                {.title = "A chair is away",
                                 .section = Section::calendar,
                                 .back = {"Calendar", "/calendar"},
                                 .status = said.status},
                                std::move(page));
    if (is_running) answer.with("Refresh", seconds_between_looks);
    return answer;
}

TypedAway typed_in(const Fields& form)
{
    return {.chair = form.get("chair"),
            .from = form.get("from"),
            .until = form.get("until"),
            .mark_leave = form.get("mark_leave") == "yes"};
}

core::ChairAway asked_by(const TypedAway& typed)
{
    return {.chair = core::UserId{typed.chair},
            .from = core::parse_typed_date(typed.from),
            .until = core::parse_typed_date(typed.until),
            .mark_leave = typed.mark_leave};
}

// A day that was typed and is none is told as such.
void explain_dates(TypedAway& typed)
{
    for (core::FieldError& each : typed.errors)
        for (const auto& [field, value] :
             {std::pair{"from", &typed.from}, std::pair{"until", &typed.until}})
            if (each.field == field && !value->empty() && !core::parse_typed_date(*value))
                each.message = core::typed_date_fault(*value);
}

// Whatever is wrong with the leave is said at its tick.
core::Error with_field(core::Error error, const char* field)
{
    for (core::FieldError& each : error.fields)
        each.field = field;
    return error;
}

Said gone()
{
    return {.notices = {plan_is_gone("changed")}, .status = 409};
}

Response refused(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 PlanTicks ticks,
                 const core::Error& error)
{
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app,
                request,
                actor,
                {.notices = {plan_is_refused("changed")},
                 .ticks = without_refused(std::move(ticks), error),
                 .status = refusal_status(error.refusal)});
}

}  // namespace

Response get_chair_away(App& app, const Request& request, const core::Actor& actor)
{
    Said said{.typed = typed_in(request.query)};
    said.only_form = !said.typed.chair.empty();
    return show(app, request, actor, std::move(said));
}

Response post_start_chair_away(App& app, const Request& request, const core::Actor& actor)
{
    TypedAway typed = typed_in(form_of(request));
    if (typed.mark_leave && !typed.chair.empty() &&
        !may_mark_leave(app, actor, core::UserId{typed.chair})) {
        typed.errors = {{"mark_leave",
                         "You cannot mark these days as leave for them: take the tick away, and "
                         "ask them or the conference service to"}};
        return show(
            app, request, actor, {.typed = std::move(typed), .only_form = true, .status = 422});
    }
    const auto plan = plan_chair_away(app, actor, asked_by(typed));
    if (plan) return see_other(chair_away_url());
    if (!belongs_in_form(plan.error())) return refusal_page(app, request, actor, plan.error());
    typed.errors = form_errors(plan.error());
    explain_dates(typed);
    return show(app,
                request,
                actor,
                {.typed = std::move(typed),
                 .only_form = true,
                 .status = refusal_status(plan.error().refusal)});
}

Response post_stop_chair_away(App& app, const Request&, const core::Actor& actor)
{
    if (const auto plan = app.queue_plans.find(actor.user, PlanKind::chair_away, app.now()))
        plan->stop();
    return see_other(chair_away_url());
}

Response post_accept_chair_away(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto plan = app.queue_plans.find(actor.user, PlanKind::chair_away, app.now());
    if (!plan || plan->stage() != QueuePlan::Stage::done || plan->id() != form.get("plan"))
        return show(app, request, actor, gone());
    PlanTicks ticks = ticks_in(form);
    const PlannedQueue& planned = plan->result();
    if (std::ranges::none_of(ticks.ticked,
                             [&](std::size_t meeting) { return is_offered(planned, meeting); }))
        ticks.errors.push_back({"accept", "Tick the meetings that are to be changed"});
    if (core::trimmed(ticks.reason).empty())
        ticks.errors.push_back({"reason", "Say why they are changed"});
    if (!ticks.errors.empty())
        return show(app, request, actor, {.ticks = std::move(ticks), .status = 422});
    const core::AwayToPlan& away = *plan->asked().away;
    const auto changed = app.transact(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::MeetingId>> {
            auto moved =
                accept_places(work, app, actor, planned, ticks.ticked, {.reason = ticks.reason});
            if (!moved || !ticks.mark_leave) return moved;
            const auto marked = core::mark_as_leave(
                work, meeting_tools(app), actor, away.chair, away.from, away.until);
            if (!marked) return with_field(marked.error(), "leave");
            return moved;
        });
    if (!changed) return refused(app, request, actor, std::move(ticks), changed.error());
    plan->note_booked({ticks.ticked.begin(), ticks.ticked.end()});
    return done(chair_away_url(), "meetings-changed");
}

}  // namespace quorate::server
