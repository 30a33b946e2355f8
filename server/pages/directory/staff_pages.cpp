#include "server/pages/directory/staff_pages.hpp"

#include "core/directory/staff.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/scheduling/calendar_nav.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"

namespace quorate::server {
namespace {

TableRow row_of(const core::Actor& actor, const core::StaffMember& person)
{
    std::string teams;
    for (const std::string& team : person.teams)
        teams += (teams.empty() ? "" : ", ") + team;
    std::vector<View> chips = standing_chips(person.active, person.is_suspended);
    // People of agencies are known as contacts, who have the times.
    const bool has_times = person.role != core::Role::agency_user && sees_teams(actor);
    return {.cells = {{.text = person.name.reveal(),
                       .url = has_times ? times_url(actor, {person.id}) : std::string{},
                       .chips = std::move(chips)},
                      {.text = person.job_title.empty() ? std::string{role_label(person.role)}
                                                        : person.job_title},
                      {.text = teams},
                      {.text = person.email.reveal()}},
            .tone = person.active ? RowTone::plain : RowTone::quiet};
}

Response people(App& app,
                const Request& request,
                const core::Actor& actor,
                core::StaffKind kind,
                DirectoryList list)
{
    list.filter = filter_of(request);
    const auto page = listed_from(list.filter.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_staff(work,
                                    app.clock,
                                    actor,
                                    {.text = list.filter.text,
                                     .kind = kind,
                                     .standing = list.filter.standing,
                                     .stretch = list.filter.stretch});
        });
    });
    if (!page) return refusal_page(app, request, actor, page.error());

    list.search_label = "Name, job or e-mail";
    list.columns = {"Name", "Job", "Team", "E-mail"};
    fill(list, *page, [&](const core::StaffMember& each) { return row_of(actor, each); });
    return directory_list(app, request, actor, list);
}

}  // namespace

Response get_directory(App&, const Request&, const core::Actor&)
{
    return see_other(directory_url("agencies"));
}

Response get_chairs(App& app, const Request& request, const core::Actor& actor)
{
    std::vector<Link> buttons;
    if (core::permit_role(actor, core::Action::meeting_reschedule))
        buttons.push_back({"A chair is away", chair_away_url()});
    return people(app,
                  request,
                  actor,
                  core::StaffKind::chairs,
                  {.list = "chairs",
                   .title = "Chairs",
                   .sub = "Those who chair conferences and other meetings",
                   .buttons = std::move(buttons),
                   .empty = {.heading = "No chairs yet",
                             .text = "An administrator marks the accounts of those who chair "
                                     "meetings.",
                             .icon = "person"}});
}

Response get_staff(App& app, const Request& request, const core::Actor& actor)
{
    return people(app,
                  request,
                  actor,
                  core::StaffKind::everyone,
                  {.list = "staff",
                   .title = "Staff",
                   .sub = "Everyone with an account",
                   .empty = {.heading = "Nobody has an account yet",
                             .text = "An administrator adds accounts.",
                             .icon = "person"}});
}

}  // namespace quorate::server
