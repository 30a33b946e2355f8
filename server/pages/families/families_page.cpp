#include "server/pages/families/families_page.hpp"

#include <algorithm>
#include <array>

#include "core/cases/view_case.hpp"
#include "core/leaving/closed_account.hpp"
#include "core/support/text.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/dates/moved_dates_page.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/families/access_list_pages.hpp"
#include "server/pages/families/emergency_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/retention/retention_pages.hpp"

namespace quorate::server {
namespace {

// What led to the family, where its own name did not: "Found through the mother". What was recorded
// of somebody in other words is not repeated.
std::string found_through(const core::CaseSummary& summary)
{
    constexpr std::array known{"mother",
                               "father",
                               "stepmother",
                               "stepfather",
                               "grandmother",
                               "grandfather",
                               "grandparent",
                               "aunt",
                               "uncle",
                               "partner",
                               "guardian",
                               "carer"};
    switch (summary.found_by) {
        case core::FoundBy::itself:
            return {};
        case core::FoundBy::child:
            return "Found through a child";
        case core::FoundBy::family_member:
            break;
    }
    const std::string relationship = core::lower_case(core::trimmed(summary.relationship));
    const bool is_known = std::ranges::find(known, relationship) != known.end();
    return "Found through " + (is_known ? "the " + relationship : "a family member");
}

std::vector<View> lead_chips(const core::CaseSummary& summary)
{
    if (!summary.lead_has_left || !summary.family.is_open) return {};
    return {chip(Chip::late, "Has left")};
}

TableRow row_of(const core::CaseSummary& summary)
{
    const core::FamilyCase& family = summary.family;
    std::vector<View> chips;
    if (!family.is_open) chips.push_back(chip(Chip::none, "Closed"));
    if (family.level > 0)
        chips.push_back(chip(Chip::lock, family.level == 1 ? "Restricted" : "Sealed"));
    // A family that others work with is listed so that its team can be asked.
    Cell dates;
    if (summary.may_open)
        dates.buttons.push_back(
            {.label = "Dates", .url = dates_url(family.id), .about = "of " + family.reference});
    return {.cells = {{.text = family.family_name.reveal(),
                       .url = summary.may_open ? family_url(family.id) : std::string{},
                       .sub = family.reference,
                       .chips = std::move(chips)},
                      {.text = children_text(summary.children, summary.unborn),
                       .sub = found_through(summary)},
                      {.text = summary.team_name},
                      {.text = summary.lead_worker_name.reveal(), .chips = lead_chips(summary)},
                      std::move(dates)}};
}

EmptyState empty_for(const core::CaseSearch& search, const core::Actor& actor)
{
    if (!search.text.empty())
        return {.heading = "No family was found",
                .text = "Try the reference, the family name, or the name of a child or a parent.",
                .link = {.label = "Show all families", .url = families_url()},
                .icon = "none"};
    if (!search.after.empty())
        return {.heading = "No more families",
                .text = "The list ends before this page.",
                .link = {.label = "Show all families", .url = families_url()},
                .icon = "none"};
    if (role_may(actor, core::Action::case_create_import))
        return {.heading = "No families yet",
                .text = "Add a family. What is due follows from what happens.",
                .link = {.label = "Add a family", .url = new_family_url()},
                .icon = "none"};
    return {.heading = "No families yet",
            .text =
                "You see the families that you work with. Ask their lead social worker or a "
                "team manager to add you.",
            .icon = "none"};
}

// For managers: what those who have left still have.
View leavers_notice(App& app, const core::Actor& actor)
{
    if (!role_may(actor, core::Action::case_allocate)) return View{false};
    const auto leavers = app.read(actor, [&](core::UnitOfWork& work) {
        return core::leavers_with_work(work, actor, app.now());
    });
    if (leavers.empty()) return View{false};
    const bool is_one = leavers.size() == 1;
    return alert(Alert::warning,
                 {.strong = (is_one ? std::string{"1 person has left"}
                                    : std::to_string(leavers.size()) + " people have left") +
                            " with work that waits.",
                  .text = "Hand over their families and meetings.",
                  .link = "Hand over what " + leavers.front().name.reveal() + " had",
                  .link_url = hand_over_url(leavers.front().id)});
}

Response show(App& app, const Request& request, const core::Actor& actor, core::CaseSearch search)
{
    const auto found = listed_from(search.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::search_cases(work, case_tools(app), actor, search);
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());

    PageHead head{.heading = "Families"};
    if (role_may(actor, core::Action::case_create_import))
        head.buttons.push_back({.label = "Add a family", .url = new_family_url()});
    Table table{.caption = "Families, by name",
                .columns = {"Family", "Children", "Team", "Lead social worker", ""}};
    for (const core::CaseSummary& each : found->entries)
        table.rows.push_back(row_of(each));

    const bool more = found->has_more;
    const core::CaseId last =
        found->entries.empty() ? core::CaseId{} : found->entries.back().family.id;
    View next_form;
    next_form["searched"] = search.text;
    next_form["after"] = last.text();
    View page;
    page["head"] = page_head(head);
    page["moved"] = moved_dates_notice(app, actor);
    page["emergencies"] = emergency_reviews_notice(app, actor);
    page["leavers"] = leavers_notice(app, actor);
    page["restrictions"] = restrictions_notice(app, actor);
    page["lists_url"] =
        role_may(actor, core::Action::case_access_list_edit) ? access_lists_url() : std::string{};
    page["retention_url"] =
        role_may(actor, core::Action::case_erase_retention) ? retention_url() : std::string{};
    page["emergency_url"] =
        role_may(actor, core::Action::case_break_glass) ? emergency_access_url() : std::string{};
    page["search_box"] = text_input({.name = "q",
                                     .label = "Reference, or a name in the family",
                                     .value = search.text,
                                     .width = 20,
                                     .type = "search",
                                     .autocomplete = "off"});
    page["found"] = found->entries.empty() ? View{false} : server::table(table);
    page["nothing"] = found->entries.empty() ? empty_state(empty_for(search, actor)) : View{false};
    page["pages"] = more && search.text.empty() ? pagination("", families_url(last)) : View{false};
    page["start_url"] =
        search.after.empty() || !search.text.empty() ? std::string{} : families_url();
    page["next_form"] = more && !search.text.empty() ? next_form : View{false};
    return html_page(app,
                     request,
                     actor,
                     "families/list",
                     {.title = "Families", .section = Section::families},
                     std::move(page));
}

}  // namespace

Response get_families(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, {.after = core::CaseId{request.query.get("after")}});
}

Response post_families_search(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    return show(
        app, request, actor, {.text = form.get("q"), .after = core::CaseId{form.get("after")}});
}

}  // namespace quorate::server
