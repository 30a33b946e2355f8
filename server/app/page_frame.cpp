#include "server/app/page_frame.hpp"

#include "core/actions/action_store.hpp"
#include "core/cases/emergency_access.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/people/authority_store.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

std::string organisation(core::UnitOfWork& work, const core::Actor& actor)
{
    if (!actor.authority.empty()) {
        const auto own = work.authorities.find(actor.authority);
        if (own) return own->name;
    }
    const auto all = work.authorities.all();
    return all.empty() ? "Quorate" : all.front().name;
}

}  // namespace

FrameFacts frame_facts(App& app, const core::Actor& actor)
{
    // What is around the page is of whoever looks at it, also behind another authority's link.
    const db::Confinement confined{actor.authority};
    return app.database.read([&](core::UnitOfWork& work) {
        FrameFacts facts{organisation(work, actor)};
        const bool is_staff = actor.role != core::Role::anonymous &&
                              actor.role != core::Role::agency_link &&
                              actor.role != core::Role::agency_user;
        if (!is_staff) return facts;
        facts.counts.needs_a_date = core::count_needing_a_date(work, actor, app.now());
        facts.counts.actions =
            work.actions.count_due(actor.authority, actor.user, core::london_date(app.now()));
        facts.counts.second_person = core::count_to_confirm(work, app.clock, actor);
        for (const auto& each : core::open_emergency_access(work, actor, app.now()))
            facts.emergencies.push_back(
                {.reference = each.reference,
                 .words = "You opened " + each.reference + " in an emergency. It ends at " +
                          core::london_clock_time(*each.ends_at) +
                          ". Everything you open is recorded.",
                 .family_url = "/families/" + each.case_id.text(),
                 .end_url = "/emergency-access/" + each.id.text() + "/end"});
        return facts;
    });
}

}  // namespace quorate::server
