#include <charconv>
#include <functional>

#include "core/access/permission.hpp"
#include "core/actions/find_actions.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/agency_store.hpp"
#include "server/app/page.hpp"
#include "server/pages/actions/action_pages.hpp"
#include "server/pages/actions/action_tabs.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// In addresses beside the codes of statuses.
constexpr std::string_view to_do = "to_do";
constexpr std::string_view overdue = "overdue";
constexpr std::string_view late_prefix = "late-";

struct Found {
    core::PageOf<core::ActionRow> page;
    std::vector<core::User> staff;
    std::vector<core::Agency> agencies;
    core::WorkingCalendar calendar;
};

core::FindActions asked_of(const Fields& typed)
{
    const std::string& show = typed.get("show");
    core::FindActions asked{.text = typed.get("q"),
                            .reference = typed.get("family"),
                            .status = core::action_status_from(show),
                            .to_do_only = show == to_do,
                            .overdue = show == overdue,
                            .agency = core::AgencyId{typed.get("agency")},
                            .owner = typed.get("owner"),
                            .after = action_cursor_from(typed.get("after"))};
    if (show.starts_with(late_prefix))
        std::from_chars(show.data() + late_prefix.size(), show.data() + show.size(), asked.late_by);
    return asked;
}

View filters(const Fields& typed, const Found& found)
{
    std::vector<Option> owners;
    for (const core::User& user : found.staff)
        if (user.active) owners.push_back({user.id.text(), user.name.reveal()});
    std::vector<Option> agencies;
    for (const core::Agency& agency : found.agencies)
        agencies.push_back({agency.id.text(), agency.name});
    const std::vector<View> fields{
        text_input({.name = "q",
                    .label = "Words in the action",
                    .value = typed.get("q"),
                    .width = 20,
                    .type = "search"}),
        text_input({.name = "family",
                    .label = "Reference of the family",
                    .value = typed.get("family"),
                    .width = 10}),
        select({.name = "show",
                .label = "How it stands",
                .options = {{"to_do", "Still to do"},
                            {"overdue", "Overdue"},
                            {"late-5", "Overdue by 5 working days or more"},
                            {"late-10", "Overdue by 10 working days or more"},
                            {"in_progress", "In progress"},
                            {"done", "Done, not confirmed yet"},
                            {"confirmed", "Done and confirmed"},
                            {"no_longer_needed", "No longer needed"}},
                .chosen = typed.get("show"),
                .prompt = "Any"}),
        select({.name = "owner",
                .label = "Who of the staff",
                .options = std::move(owners),
                .chosen = typed.get("owner"),
                .prompt = "Anybody"}),
        select({.name = "agency",
                .label = "Agency",
                .options = std::move(agencies),
                .chosen = typed.get("agency"),
                .prompt = "Any agency"})};
    return view_list(fields, std::identity{});
}

View found_view(const Found& found, core::Date today)
{
    Table rows{.caption = "Actions, by the day they are due",
               .columns = {"What will be done", "Who", "By", "Family"}};
    for (const core::ActionRow& row : found.page.entries) {
        const core::ActionPoint& action = row.action;
        Cell by{.text = core::short_date(action.due_on)};
        const bool is_open = core::is_still_to_do(action.status);
        if (is_open)
            by.chips.push_back(
                deadline_chip(core::time_left(found.calendar, today, action.due_on)));
        by.sub = status_words(action.status);
        rows.rows.push_back(
            {.cells = {{.text = action.what.reveal(),
                        .url = action_page_url(action.id),
                        .sub = kind_text(row)},
                       {.text = row.owner_name.reveal(), .sub = row.agency_name},
                       std::move(by),
                       {.text = row.family_name.reveal(), .sub = row.case_reference}},
             .tone = is_open && action.due_on < today ? RowTone::late : RowTone::plain});
    }
    return table(rows);
}

// What was written into the form and may say something about a family.
bool has_words(const Fields& typed)
{
    return !typed.get("q").empty() || !typed.get("family").empty();
}

std::string next_url(const Fields& typed, const core::ActionPoint& last)
{
    return with_query("/actions/find",
                      {{"show", typed.get("show")},
                       {"owner", typed.get("owner")},
                       {"agency", typed.get("agency")},
                       {"after", action_cursor_text(last)}});
}

View next_form(const Fields& typed, const core::ActionPoint& last)
{
    std::vector<View> fields;
    for (const char* name : {"q", "family", "show", "owner", "agency"})
        fields.push_back(hidden_input(name, typed.get(name)));
    fields.push_back(hidden_input("after", action_cursor_text(last)));
    View form;
    form["fields"] = view_list(fields, std::identity{});
    return form;
}

Response show(App& app, const Request& request, const core::Actor& actor, const Fields& typed)
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        auto page = core::find_actions(work, case_tools(app), actor, asked_of(typed));
        if (!page) return page.error();
        return Found{*page,
                     work.users.of_authority(actor.authority),
                     work.agencies.choices(actor.authority),
                     core::calendars_of(work, actor.authority, app.bank_holidays).local};
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const auto& entries = found->page.entries;
    View page;
    page["head"] = page_head(
        {.heading = "Actions", .sub = "All that was agreed on the cases that you may see."});
    page["tabs"] = action_tabs(actor, ActionList::found);
    page["filters"] = filters(typed, *found);
    page["found"] =
        entries.empty() ? View{false} : found_view(*found, core::london_date(app.now()));
    page["nothing"] = entries.empty()
                          ? empty_state({.heading = "Nothing here",
                                         .text = "No action is like this, on your cases.",
                                         .link = {.label = "See all", .url = "/actions/find"}})
                          : View{false};
    const bool more = found->page.has_more;
    page["pages"] = more && !has_words(typed)
                        ? pagination("", next_url(typed, entries.back().action))
                        : View{false};
    page["next_form"] =
        more && has_words(typed) ? next_form(typed, entries.back().action) : View{false};
    page["reassign_url"] = core::permit_role(actor, core::Action::action_close_escalate)
                               ? std::string{"/actions/reassign"}
                               : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "actions/find",
                     {.title = "Find actions", .section = Section::actions},
                     std::move(page));
}

}  // namespace

Response get_actions_find(App& app, const Request& request, const core::Actor& actor)
{
    // Of an address kept from when it held the words, they are left unread.
    Fields chosen;
    for (const char* name : {"show", "owner", "agency", "after"})
        chosen.add(name, request.query.get(name));
    return show(app, request, actor, chosen);
}

Response post_actions_find(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, form_of(request));
}

}  // namespace quorate::server
