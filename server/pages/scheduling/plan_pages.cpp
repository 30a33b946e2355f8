#include "server/pages/scheduling/plan_pages.hpp"

#include <functional>

#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/plan_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// What the page says besides the plan.
struct Said {
    std::vector<View> notices = {};
    std::optional<PlanTicks> ticks = {};
    int status = 200;
};

bool is_made(const QueuePlan& plan)
{
    return plan.stage() == QueuePlan::Stage::done;
}

Response show(App& app, const Request& request, const core::Actor& actor, Said said = {})
{
    using Stage = QueuePlan::Stage;
    const auto plan = app.queue_plans.find(actor.user, PlanKind::queue, app.now());
    const Stage stage = plan ? plan->stage() : Stage::failed;
    const bool is_done = plan && stage == Stage::done;
    const bool is_running = plan && !is_done && stage != Stage::failed;
    if (plan)
        for (View& notice : stage_notices(*plan))
            said.notices.push_back(std::move(notice));

    View page;
    PlanTicks ticks;
    if (is_done) ticks = said.ticks ? *said.ticks : PlanTicks{.ticked = usual_ticks(*plan)};
    page["error_summary"] = error_summary(ticks.errors);
    page["head"] = page_head({.heading = "Plan the queue",
                              .sub = "Times for all meetings that need a date, found together."});
    page["notices"] = view_list(said.notices, std::identity{});
    page["page_url"] = plan_path;
    page["stop_url"] = std::string{plan_path} + "/stop";
    page["start_url"] = std::string{plan_path} + "/start";
    page["accept_url"] = std::string{plan_path} + "/accept";
    page["is_running"] = is_running;
    page["is_done"] = is_done;
    page["can_start"] = !is_running;
    page["start_heading"] = text(is_done ? "Plan again" : "How it works");
    page["start"] = button({.label = is_done ? "Plan again" : "Plan the queue",
                            .look = is_done ? ButtonLook::secondary : ButtonLook::primary});
    page["stop"] =
        button({.label = "Stop with what is found so far", .look = ButtonLook::secondary});
    if (is_running) set_progress(page, *plan);
    if (is_done) set_proposal(page, *plan, ticks);
    Response answer = html_page(app,
                                request,
                                actor,
                                "scheduling/plan",
                                {.title = "Plan the queue",
                                 .section = Section::needs_a_date,
                                 .back = {"Back to Needs a date", "/needs-a-date"},
                                 .status = said.status},
                                std::move(page));
    if (is_running) answer.with("Refresh", seconds_between_looks);
    return answer;
}

Said gone()
{
    return {.notices = {plan_is_gone("booked")}, .status = 409};
}

// What is in the way is named at its row, and the others stay ticked.
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
                {.notices = {plan_is_refused("booked")},
                 .ticks = without_refused(std::move(ticks), error),
                 .status = refusal_status(error.refusal)});
}

}  // namespace

Response get_plan(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_start_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = plan_the_queue(app, actor);
    return plan ? see_other(plan_path) : refusal_page(app, request, actor, plan.error());
}

Response post_stop_plan(App& app, const Request&, const core::Actor& actor)
{
    if (const auto plan = app.queue_plans.find(actor.user, PlanKind::queue, app.now()))
        plan->stop();
    return see_other(plan_path);
}

Response post_accept_plan(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto plan = app.queue_plans.find(actor.user, PlanKind::queue, app.now());
    if (!plan || !is_made(*plan) || plan->id() != form.get("plan"))
        return show(app, request, actor, gone());
    PlanTicks ticks = ticks_in(form);
    const PlannedQueue& planned = plan->result();
    bool has_some = false;
    bool lacks_link = false;
    for (const std::size_t meeting : ticks.ticked) {
        if (!is_offered(planned, meeting)) continue;
        has_some = true;
        lacks_link = lacks_link || (needs_link(planned, meeting) && ticks.video_link.empty());
    }
    if (!has_some) ticks.errors.push_back({"accept", "Tick the meetings that are to be booked"});
    if (lacks_link)
        ticks.errors.push_back(
            {"video_link", "Type the joining link, or untick the meetings that need one"});
    if (!ticks.errors.empty())
        return show(app, request, actor, {.ticks = std::move(ticks), .status = 422});
    const auto booked = app.transact(actor, [&](core::UnitOfWork& work) {
        return accept_places(
            work, app, actor, planned, ticks.ticked, {.video_link = ticks.video_link});
    });
    if (!booked) return refused(app, request, actor, std::move(ticks), booked.error());
    plan->note_booked({ticks.ticked.begin(), ticks.ticked.end()});
    return done(plan_path, "plan-booked");
}

}  // namespace quorate::server
