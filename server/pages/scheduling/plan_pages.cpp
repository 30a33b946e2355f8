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

constexpr const char* seconds_between_looks = "2";

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
    const auto plan = app.queue_plans.find(actor.user, app.now());
    const Stage stage = plan ? plan->stage() : Stage::failed;
    const bool is_done = plan && stage == Stage::done;
    const bool is_running = plan && !is_done && stage != Stage::failed;
    if (plan && stage == Stage::failed)
        said.notices.push_back(alert(
            Alert::error,
            {.strong = "The plan could not be made.", .text = "Nothing was booked. Start again."}));
    if (is_done && plan->was_stopped())
        said.notices.push_back(
            alert(Alert::information,
                  {.strong = "Stopped early.", .text = "This is the best that was found."}));

    View page;
    PlanTicks ticks;
    if (is_done)
        ticks = said.ticks ? *said.ticks
                           : PlanTicks{.ticked = usual_ticks(plan->result(), plan->booked())};
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
    return {.notices = {alert(Alert::warning,
                              {.strong = "That plan is gone.",
                               .text = "It was made more than 30 minutes ago or replaced by "
                                       "another, or the service has restarted. Nothing was "
                                       "booked."})},
            .status = 409};
}

PlanTicks ticks_in(const Fields& form)
{
    PlanTicks ticks{.video_link = form.get("video_link")};
    for (const std::string& each : form.all("accept"))
        if (const auto place = whole_number(each); place && *place >= 0)
            ticks.ticked.insert(static_cast<std::size_t>(*place));
    return ticks;
}

// What is in the way is named at its row, and the others stay ticked.
Response refused(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 PlanTicks ticks,
                 const core::Error& error)
{
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    ticks.errors = error.fields;
    for (const core::FieldError& each : error.fields)
        std::erase_if(ticks.ticked,
                      [&](std::size_t meeting) { return each.field == accept_field(meeting); });
    return show(
        app,
        request,
        actor,
        {.notices = {alert(Alert::error,
                           {.strong = "Nothing was booked.",
                            .text = "What is in the way stands at its meeting, which is not ticked "
                                    "any more. The others can be booked as they are."})},
         .ticks = std::move(ticks),
         .status = refusal_status(error.refusal)});
}

}  // namespace

Response get_plan(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_start_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto rows = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::queue_to_plan(work, meeting_tools(app), actor);
    });
    if (!rows) return refusal_page(app, request, actor, rows.error());
    app.queue_plans.start(
        actor.user,
        [&app, actor, queue = *rows](const core::ReadingProgress& progress) {
            const core::MeetingTools tools = meeting_tools(app);
            return app.database.read([&](core::UnitOfWork& work) {
                return core::queue_problem(work, tools, actor, queue, progress);
            });
        },
        app.now());
    return see_other(plan_path);
}

Response post_stop_plan(App& app, const Request&, const core::Actor& actor)
{
    if (const auto plan = app.queue_plans.find(actor.user, app.now())) plan->stop();
    return see_other(plan_path);
}

Response post_accept_plan(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto plan = app.queue_plans.find(actor.user, app.now());
    if (!plan || !is_made(*plan) || std::to_string(plan->number()) != form.get("plan"))
        return show(app, request, actor, gone());
    PlanTicks ticks = ticks_in(form);
    std::vector<core::AcceptedPlace> accepted;
    bool lacks_link = false;
    for (const std::size_t meeting : ticks.ticked)
        if (auto place = accepted_place(plan->result(), meeting, ticks.video_link)) {
            lacks_link =
                lacks_link || (needs_link(plan->result(), meeting) && ticks.video_link.empty());
            accepted.push_back(*std::move(place));
        }
    if (accepted.empty())
        ticks.errors.push_back({"accept", "Tick the meetings that are to be booked"});
    if (lacks_link)
        ticks.errors.push_back(
            {"video_link", "Type the joining link, or untick the meetings that need one"});
    if (!ticks.errors.empty())
        return show(app, request, actor, {.ticks = std::move(ticks), .status = 422});
    const auto booked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::book_planned(work, meeting_tools(app), actor, accepted);
    });
    if (!booked) return refused(app, request, actor, std::move(ticks), booked.error());
    plan->note_booked({ticks.ticked.begin(), ticks.ticked.end()});
    return done(plan_path, "plan-booked");
}

}  // namespace quorate::server
