#include <algorithm>

#include "core/minutes/name_core_group.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/plan_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::Result<core::CoreGroupChoice> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_core_group(work, app.clock, actor, core::MeetingId{request.value(0)});
    });
}

std::string seat_words(const core::InviteeEntry& seat)
{
    const std::string& about = seat.agency_name.empty() ? seat.job : seat.agency_name;
    return seat.name.reveal() + (about.empty() ? "" : ", " + about);
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Fields* typed = nullptr,
              const FormTrouble& trouble = {{}, 200})
{
    const auto choice = look(app, request, actor);
    if (!choice) return refusal_page(app, request, actor, choice.error());
    if (!choice->can_write) return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    const core::MeetingId& meeting = choice->file.meeting.id;
    Checkboxes members{.name = "members",
                       .legend = "Who is in the core group",
                       .hint = "The first core group is suggested with these people",
                       .error = error_for(trouble.errors, "members"),
                       .small = true};
    Select lead{.name = "lead",
                .label = "Who leads it",
                .prompt = "Choose a person",
                .error = error_for(trouble.errors, "lead")};
    for (const core::InviteeEntry& seat : choice->seats) {
        const std::string key = core::seat_key(seat.invitee.holder);
        members.options.push_back({.value = key, .label = seat_words(seat)});
        lead.options.push_back({.value = key, .label = seat_words(seat)});
    }
    if (typed != nullptr) {
        members.chosen = typed->all("members");
        lead.chosen = typed->get("lead");
    } else {
        for (const core::SeatHolder& member : choice->group.members)
            members.chosen.push_back(core::seat_key(member));
        if (choice->group.lead) lead.chosen = core::seat_key(*choice->group.lead);
    }
    return family_form(app,
                       request,
                       actor,
                       {.title = "The core group",
                        .heading = "Who is in the core group",
                        .eyebrow = meeting_line(choice->file),
                        .fields = {hidden_input("version", number_text(choice->group.version)),
                                   checkboxes(members),
                                   select(lead)},
                        .save_label = "Save the core group",
                        .save_url = record_url(meeting, "plan/core-group"),
                        .back = {.label = "Back to the plan", .url = record_url(meeting, "plan")},
                        .errors = trouble.errors,
                        .status = trouble.status});
}

}  // namespace

View core_group_view(const core::CoreGroup& group, const std::vector<core::InviteeEntry>& seats)
{
    std::vector<SummaryRow> rows;
    for (const core::InviteeEntry& seat : seats) {
        const core::SeatHolder& holder = seat.invitee.holder;
        if (std::ranges::count(group.members, holder) == 0) continue;
        rows.push_back(
            {.key = group.lead == holder ? "Leads it" : "Member", .value = seat_words(seat)});
    }
    if (rows.empty()) rows.push_back({.key = "Members", .value = "Nobody is named yet"});
    return summary_list(rows);
}

Response get_core_group(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_core_group(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::NameCoreGroup command{.meeting = core::MeetingId{request.value(0)},
                                      .version = form_version(form),
                                      .members = form.all("members"),
                                      .lead = form.get("lead")};
    const auto named = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::name_core_group(work, app.clock, actor, command);
    });
    if (named) return done(record_url(command.meeting, "plan"), "saved");
    const auto trouble = form_trouble(named.error());
    if (!trouble) return refusal_page(app, request, actor, named.error());
    return show(app, request, actor, &form, *trouble);
}

}  // namespace quorate::server
