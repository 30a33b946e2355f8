#include <map>

#include "core/access/permission.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/people/agency.hpp"
#include "server/app/page.hpp"
#include "server/pages/actions/action_pages.hpp"
#include "server/pages/actions/action_tabs.hpp"
#include "server/pages/dates/moved_dates_page.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

constexpr int page_length = 50;

using List = ActionList;

// What lists are read with: the rows, today, and how many working days are left until a day.
struct Scene {
    core::Date today;
    core::WorkingCalendar calendar;

    core::TimeLeft left(core::Date due) const { return core::time_left(calendar, today, due); }
};

core::Result<Scene> scene(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Scene> {
        return Scene{core::london_date(app.now()),
                     core::calendars_of(work, actor.authority, app.bank_holidays).local};
    });
}

std::string_view tone_of(const core::TimeLeft& left, bool is_open)
{
    if (!is_open) return "is-quiet";
    if (left.is_late) return "is-late";
    return left.working_days <= 4 ? "is-soon" : "is-ok";
}

View due_view(const Scene& scene, const core::ActionPoint& action)
{
    if (core::is_still_to_do(action.status)) return deadline_chip(scene.left(action.due_on));
    return chip(core::is_done(action.status) ? Chip::done : Chip::none,
                status_words(action.status));
}

View row_view(const Scene& scene, const core::ActionRow& row, List list)
{
    const core::ActionPoint& action = row.action;
    const bool is_open = core::is_still_to_do(action.status);
    const bool mine = list == List::mine || list == List::finished;
    const core::TimeLeft left = scene.left(action.due_on);
    View view;
    view["tone"] = text(tone_of(left, is_open));
    view["can_bulk"] = list == List::mine;
    view["choice"] = action.id.text() + ":" + std::to_string(action.version);
    view["choose_label"] = "Choose: " + action.what.reveal();
    view["action_url"] = action_page_url(action.id);
    view["what"] = action.what.reveal();
    view["agreed"] =
        kind_text(row) + ", " + core::short_date(core::london_date(row.meeting_starts_at));
    view["family"] = row.family_name.reveal();
    view["reference"] = row.case_reference;
    view["shows_owner"] = !mine;
    view["owner"] = row.owner_name.reveal();
    view["owner_sub"] = row.agency_name;
    view["due_chip"] = due_view(scene, action);
    view["due"] = core::short_date(action.due_on);
    view["is_high"] = is_open && action.priority == core::ActionPriority::high;
    view["act_value"] = mine ? (is_open ? "done:" : "open:") + action.id.text() + ":" +
                                   std::to_string(action.version)
                             : std::string{};
    view["act_label"] = is_open ? "Mark as done" : "Open again";
    view["act_quiet"] = !is_open || left.working_days > 0;
    view["when"] = "Due";
    return view;
}

struct ListPage {
    List list = List::mine;
    std::string caption = {};
    std::vector<core::ActionRow> rows = {};
    std::string next_url = {};
    EmptyState nothing = {};
    std::vector<core::FieldError> errors = {};
};

// The rows of others by the kind of agency that owns them.
View cards_view(const Scene& scene, const std::vector<core::ActionRow>& rows)
{
    std::map<std::string, std::vector<const core::ActionRow*>> by_kind;
    for (const core::ActionRow& row : rows)
        by_kind[row.agency_kind].push_back(&row);
    kainjow::mustache::list cards;
    for (const auto& [kind, theirs] : by_kind) {
        const auto known = core::agency_kind_from(kind);
        View card;
        card["card_id"] = "agency-" + (kind.empty() ? std::string{"family"} : kind);
        card["agency"] = known ? std::string{core::label(*known)} : "The family";
        card["icon_svg"] = icon(kind == "police"      ? "police"
                                : kind == "health"    ? "health"
                                : kind == "education" ? "school"
                                                      : "people");
        card["items"] = view_list(theirs, [&scene](const core::ActionRow* row) {
            View view;
            view["due_chip"] = due_view(scene, row->action);
            view["what"] = row->action.what.reveal();
            view["family"] = row->family_name.reveal();
            view["owner"] = row->owner_name.reveal();
            return view;
        });
        cards.push_back(std::move(card));
    }
    return View{cards};
}

Response show(App& app, const Request& request, const core::Actor& actor, const ListPage& list)
{
    const auto now = scene(app, actor);
    if (!now) return refusal_page(app, request, actor, now.error());
    const bool as_cards = list.list == List::agencies;
    View page;
    page["error_summary"] = error_summary(list.errors);
    page["bulk_error"] = error_for(list.errors, "actions");
    page["head"] = page_head(
        {.heading = "Actions", .sub = "What you and others agreed to do, overdue first."});
    page["tabs"] = action_tabs(actor, list.list);
    page["nothing"] = list.rows.empty() ? empty_state(list.nothing) : View{false};
    page["has_rows"] = !list.rows.empty() && !as_cards;
    page["moved"] = moved_dates_notice(app, actor);
    page["bulk_url"] = "/actions";
    page["can_bulk"] = list.list == List::mine;
    page["caption"] = list.caption;
    page["when"] = "Due";
    page["shows_owner"] = list.list == List::plans;
    page["rows"] = view_list(
        list.rows, [&](const core::ActionRow& row) { return row_view(*now, row, list.list); });
    page["pages"] = list.next_url.empty() ? View{false} : pagination("", list.next_url);
    page["has_cards"] = as_cards && !list.rows.empty();
    page["cards_heading"] = "Waiting for agencies on my children's plans";
    page["cards"] = as_cards ? cards_view(*now, list.rows) : View{kainjow::mustache::list{}};
    return html_page(app,
                     request,
                     actor,
                     "actions/list",
                     {.title = "Actions",
                      .section = Section::actions,
                      .status = list.errors.empty() ? 200 : 422},
                     std::move(page));
}

// "id:version", as a row's box or button sends it; nothing when it is not one of ours.
std::optional<core::UpdateAction> update_from(const std::string& choice, core::ActionStatus status)
{
    const auto colon = choice.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    Fields fields;
    fields.add("version", choice.substr(colon + 1));
    return core::UpdateAction{.action = core::ActionPointId{choice.substr(0, colon)},
                              .version = number_field(fields, "version"),
                              .status = status};
}

}  // namespace

namespace {

Response show_mine(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   std::vector<core::FieldError> errors)
{
    const auto after = action_cursor_from(request.query.get("after"));
    const auto mine = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::my_actions(work, app.clock, actor, after, page_length);
    });
    if (!mine) return refusal_page(app, request, actor, mine.error());
    std::string next;
    if (mine->has_more) {
        const core::ActionPoint& last = mine->entries.back().action;
        next = "/actions?after=" + action_cursor_text(last);
    }
    return show(app,
                request,
                actor,
                {.list = List::mine,
                 .caption = "My actions",
                 .rows = mine->entries,
                 .next_url = next,
                 .nothing = {.heading = "Nothing to do",
                             .text = "When you agree to do something at a meeting, it is here."},
                 .errors = std::move(errors)});
}

}  // namespace

Response get_actions(App& app, const Request& request, const core::Actor& actor)
{
    return show_mine(app, request, actor, {});
}

Response get_actions_plans(App& app, const Request& request, const core::Actor& actor)
{
    const auto rows = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::actions_on_my_cases(work, app.clock, actor);
    });
    if (!rows) return refusal_page(app, request, actor, rows.error());
    return show(app,
                request,
                actor,
                {.list = List::plans,
                 .caption = "What others are to do on my children's plans",
                 .rows = *rows,
                 .nothing = {.heading = "Nobody else has anything open",
                             .text = "What others agree to do on your cases is here."}});
}

Response get_actions_agencies(App& app, const Request& request, const core::Actor& actor)
{
    const auto rows = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::actions_on_my_cases(work, app.clock, actor);
    });
    if (!rows) return refusal_page(app, request, actor, rows.error());
    return show(app,
                request,
                actor,
                {.list = List::agencies,
                 .rows = *rows,
                 .nothing = {.heading = "Nobody else has anything open",
                             .text = "What agencies agree to do on your cases is here."}});
}

Response get_actions_done(App& app, const Request& request, const core::Actor& actor)
{
    const auto rows = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::my_closed_actions(work, app.clock, actor);
    });
    if (!rows) return refusal_page(app, request, actor, rows.error());
    return show(app,
                request,
                actor,
                {.list = List::finished,
                 .caption = "What I have done",
                 .rows = *rows,
                 .nothing = {.heading = "Nothing done yet",
                             .text = "What you mark as done is kept here."}});
}

Response post_actions(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& one = form.get("one");
    const bool reopens = one.starts_with("open:");
    const auto status = reopens ? core::ActionStatus::open : core::ActionStatus::done;
    std::vector<std::string> choices;
    if (one.starts_with("done:") || reopens)
        choices.push_back(one.substr(5));
    else
        choices = form.all("action");

    if (choices.empty())
        return show_mine(app, request, actor, {{"actions", "Choose at least one action point"}});

    std::vector<core::UpdateAction> commands;
    for (const std::string& choice : choices) {
        const auto command = update_from(choice, status);
        if (!command) return refusal_page(app, request, actor, {core::Refusal::invalid_input});
        commands.push_back(*command);
    }
    const auto changed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            for (const core::UpdateAction& command : commands) {
                const auto row = core::update_action(work, app.clock, actor, command);
                if (!row) return row.error();
            }
            return core::Done{};
        });
    if (!changed) return refusal_page(app, request, actor, changed.error());
    return reopens ? done("/actions", "action-open") : done("/actions", "action-done");
}

}  // namespace quorate::server
