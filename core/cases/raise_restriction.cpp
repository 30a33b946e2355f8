#include "core/cases/raise_restriction.hpp"

#include "core/audit/audited.hpp"
#include "core/cases/access_list_store.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/feeds/feed_version_store.hpp"

namespace quorate::core {
namespace {

constexpr int sealed = 2;

}  // namespace

Result<int> raise_restriction(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const RaiseRestriction& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_restrict_raise, command.case_id, now);
    if (!opened) return opened.error();
    if (command.level <= opened->family.level || command.level > sealed)
        return Refusal::wrong_state;

    FamilyCase family = opened->family;
    family.version = command.version;
    family.level = command.level;
    const auto saved = work.cases.save_level(family);
    if (!saved) return saved;
    work.access_lists.note_look(actor.authority, family.id, actor.user, now);
    work.feed_versions.bump(FeedSubject::team, family.team.text());  // leaves the team's feed
    audit(work,
          actor,
          now,
          {.action = Action::case_restrict_raise,
           .object = family.id.text(),
           .case_id = family.id,
           .detail = "level=" + std::to_string(family.level)});
    return saved;
}

}  // namespace quorate::core
