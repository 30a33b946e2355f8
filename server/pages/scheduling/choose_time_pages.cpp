#include "server/pages/scheduling/choose_time_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/london_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/who_meets.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/already_arranged.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/nearest_views.hpp"
#include "server/pages/scheduling/needs_words.hpp"
#include "server/pages/scheduling/poll_urls.hpp"

namespace quorate::server {
namespace {

// More than anybody compares.
constexpr int most_shown = 50;

struct Asked {
    core::CaseId family = {};
    core::MeetingType type = core::MeetingType::core_group;
    TimesShown shown = {};
    std::string chosen = {};
};

// What the page says besides the times.
struct Said {
    std::vector<View> notices = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

bool is_after_last_day(const Asked& asked)
{
    return asked.shown.from == core::SearchFrom::after_last_day;
}

std::optional<Asked> asked_in(const Fields& fields)
{
    const auto type = core::meeting_type_from(fields.get("type"));
    if (!type || fields.get("family").empty()) return std::nullopt;
    return Asked{.family = core::CaseId{fields.get("family")},
                 .type = *type,
                 .shown = times_shown(fields),
                 .chosen = fields.get("slot")};
}

struct Looked {
    FoundTimes times;
    std::optional<core::SlotHold> held = {};  // by whoever looks
    std::vector<View> arranged = {};
};

core::Result<Looked> times_for(App& app, const core::Actor& actor, const Asked& asked)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Looked> {
        core::SlotSearchOptions options{
            .want = asked.shown.want, .from = asked.shown.from, .children = asked.shown.children};
        // Whoever comes back may choose the same time again.
        const auto held =
            own_hold(work, actor, asked.family, asked.type, asked.shown.children, app.now());
        if (held) options.exclude_hold = held->id;
        auto times = find_times(work, app, actor, asked.family, asked.type, options);
        if (!times) return times.error();
        Looked looked{.times = *std::move(times), .held = held};
        looked.arranged = already_arranged(work, app, actor, looked.times);
        return looked;
    });
}

// What they hold, to go on with or to let go.
View held_view(const core::SlotHold& hold)
{
    const core::ChosenSlot slot{
        .starts_at = core::london_civil(hold.starts_at), .chair = hold.chair, .room = hold.room};
    const std::string value = slot_text(slot);
    std::vector<View> hidden{hidden_input("family", hold.case_id.text()),
                             hidden_input("type", code(hold.type)),
                             hidden_input("slot", value)};
    hide_children(hold.children, hidden);
    View made;
    made["icon_svg"] = icon("information");
    made["words"] = "You hold " + held_words(hold);
    made["continue_url"] = hold_url(hold.id, hold.case_id, hold.type, value, hold.children);
    made["release_url"] = "/meetings/holds/" + hold.id.text() + "/release";
    made["hidden"] = view_list(hidden, std::identity{});
    return made;
}

std::string sentences_of(const core::Error& error)
{
    std::string words;
    for (const core::FieldError& each : error.fields)
        words += (words.empty() ? "" : " ") + each.message + ".";
    return words;
}

// Why no time is offered, and the first thing to do about it.
View nothing_found(const FoundTimes& times, const Asked& asked)
{
    if (times.search && !times.search->found.slots.empty()) return View{false};
    const Link needs{"Change what it needs",
                     needs_url(asked.family, asked.type, asked.shown.children)};
    if (times.search)
        return empty_state(
            {.heading = is_after_last_day(asked)  ? "Nothing fits in the weeks after the last day"
                        : times.search->has_limit ? "Nothing fits up to the last day"
                                                  : "Nothing fits in the next 30 working days",
             .text = "Below stands for each day what is in the way.",
             .link = needs,
             .icon = "soon"});
    const bool is_past = times.refused.refusal == core::Refusal::past_limit;
    const TimesShown late{.want = asked.shown.want,
                          .from = core::SearchFrom::after_last_day,
                          .children = asked.shown.children};
    return empty_state(
        {.heading = is_past ? "The last day has passed" : "No time can be looked for yet",
         .text = sentences_of(times.refused),
         .link = is_past ? Link{"Find a time after the last day",
                                choose_time_url(asked.family, asked.type, late)}
                         : needs,
         .icon = is_past ? "late" : "soon"});
}

void set_ways_on(View& page, const FoundTimes& times, const Asked& asked, core::Date today)
{
    const auto url = [&](TimesShown shown) {
        shown.children = asked.shown.children;
        return choose_time_url(asked.family, asked.type, shown);
    };
    TimesShown more = asked.shown;
    more.want += slots_at_once;
    const bool has_more = times.search && times.search->found.slots.size() == asked.shown.want &&
                          times.search->found.times > asked.shown.want;
    page["more_url"] = has_more ? url(more) : std::string{};
    const bool is_late = is_after_last_day(asked);
    page["late_url"] = times.due && !is_late
                           ? url({.want = slots_at_once, .from = core::SearchFrom::after_last_day})
                           : std::string{};
    page["in_time_url"] =
        times.due && times.due->schedule_by >= today && is_late ? url({}) : std::string{};
    page["sooner_url"] = times.search && times.search->could_be_sooner
                             ? url({.from = core::SearchFrom::soonest})
                             : std::string{};
    page["chain_url"] =
        core::is_initial_conference(asked.type)
            ? chain_url(asked.family, asked.type, asked.shown.children, {}, asked.shown.from)
            : std::string{};
    page["typed_url"] = new_meeting_url(asked.family, code(asked.type), asked.shown.children);
    const bool has_times = times.search && !times.search->found.slots.empty();
    page["poll_url"] = has_times && !is_late
                           ? start_poll_url(asked.family, asked.type, asked.shown.children)
                           : std::string{};
}

Response show(
    App& app, const Request& request, const core::Actor& actor, const Asked& asked, Said said = {})
{
    const auto found = times_for(app, actor, asked);
    if (!found) return refusal_page(app, request, actor, found.error());
    const FoundTimes& times = found->times;
    for (const View& each : found->arranged)
        said.notices.push_back(each);
    for (View& each : apart_notices(
             times.choices, times.needs, needs_url(asked.family, asked.type, asked.shown.children)))
        said.notices.push_back(std::move(each));
    for (View& each : help_notices(times.choices,
                                   core::missing_help(times.choices, times.needs),
                                   needs_url(asked.family, asked.type, asked.shown.children)))
        said.notices.push_back(std::move(each));
    if (times.search && times.search->is_after_last_day)
        said.notices.push_back(
            alert(Alert::warning,
                  {.strong = "These times are after the last day.",
                   .text = "You will be asked which manager allowed it, and why it is late."}));

    View page;
    page["error_summary"] = error_summary(said.errors);
    page["head"] =
        page_head({.heading = "Choose a time for the " + meeting_name(asked.type),
                   .eyebrow = "Step 1 of 2. " + about_family(times.choices, times.needs)});
    page["notices"] = view_list(said.notices, std::identity{});
    page["save_url"] = "/meetings/new/time";
    std::vector<View> hidden{hidden_input("family", asked.family.text()),
                             hidden_input("type", code(asked.type)),
                             hidden_input("want", number_text(asked.shown.want)),
                             hidden_input("from", code(asked.shown.from))};
    hide_children(asked.shown.children, hidden);
    page["hidden"] = view_list(hidden, std::identity{});
    page["held"] = found->held ? held_view(*found->held) : View{false};
    page["slot_error"] = error_for(said.errors, "slot");
    set_slots(page, times, asked.chosen);
    set_needed(page, times);
    set_ways_on(page, times, asked, core::london_date(app.now()));
    page["hold"] = button({.label = "Hold this time and check invitations"});
    page["nothing"] = nothing_found(times, asked);
    page["has_changes"] = times.search && !times.search->nearest.empty();
    page["changes"] = nearest_rows(times);
    return html_page(app,
                     request,
                     actor,
                     "scheduling/choose_time",
                     {.title = "Choose a time",
                      .section = Section::needs_a_date,
                      .back = {"Back to Needs a date", "/needs-a-date"},
                      .status = said.status},
                     std::move(page));
}

// Without a type there is nothing to look for yet: the form for a meeting asks for it.
Response ask_for_type(const Fields& fields)
{
    return see_other(new_meeting_url(core::CaseId{fields.get("family")}));
}

core::Result<core::SlotHold> hold_chosen(App& app,
                                         const core::Actor& actor,
                                         const Asked& asked,
                                         const core::ChosenSlot& slot)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::SlotHold> {
        const core::MeetingTools tools = meeting_tools(app);
        const auto needs =
            core::meeting_needs(work, tools, actor, asked.family, asked.type, asked.shown.children);
        if (!needs) return needs.error();
        core::HoldSlot wanted = core::hold_of(*needs, slot);
        if (const auto held =
                own_hold(work, actor, asked.family, asked.type, needs->children, app.now()))
            wanted.instead_of = held->id;
        return core::hold_slot(work, tools, actor, wanted);
    });
}

}  // namespace

TimesShown times_shown(const Fields& query)
{
    const int want = whole_number(query.get("want")).value_or(0);
    return {.want = want < static_cast<int>(slots_at_once)
                        ? slots_at_once
                        : static_cast<std::size_t>(std::min(want, most_shown)),
            .from = core::search_from(query.get("from")).value_or(core::SearchFrom::usual),
            .children = children_in(query)};
}

Response get_choose_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = asked_in(request.query);
    if (!asked) return ask_for_type(request.query);
    return show(app, request, actor, *asked);
}

Response post_choose_time(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto asked = asked_in(form);
    if (!asked) return ask_for_type(form);
    const auto slot = slot_from(asked->chosen);
    if (!slot)
        return show(
            app, request, actor, *asked, {.errors = {{"slot", "Choose a time"}}, .status = 422});
    const auto held = hold_chosen(app, actor, *asked, *slot);
    if (held)
        return see_other(
            hold_url(held->id, asked->family, asked->type, asked->chosen, asked->shown.children));
    const core::Error error = core::with_meeting_field(held.error());
    if (is_taken(error.refusal))
        return show_times_after_race(
            app, request, actor, asked->family, asked->type, asked->shown, error);
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(
        app,
        request,
        actor,
        *asked,
        {.notices = {alert(Alert::error,
                           {.strong = "That time cannot be held.", .text = sentences_of(error)})},
         .status = refusal_status(error.refusal)});
}

Response show_times_after_race(App& app,
                               const Request& request,
                               const core::Actor& actor,
                               const core::CaseId& id,
                               core::MeetingType type,
                               const TimesShown& shown,
                               const core::Error& taken)
{
    // By a colleague, for this meeting: nobody else took it.
    const bool is_held = std::ranges::any_of(
        taken.fields, [](const core::FieldError& each) { return each.field == "starts_at"; });
    return show(
        app,
        request,
        actor,
        {.family = id, .type = type, .shown = shown},
        {.notices = {alert(
             Alert::error,
             {.strong = is_held ? "That time is held." : "That time has just been taken.",
              .text = sentences_of(taken) + " Nothing was sent. These times are free now."})},
         .status = refusal_status(taken.refusal)});
}

}  // namespace quorate::server
