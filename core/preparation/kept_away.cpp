#include "core/preparation/kept_away.hpp"

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/preparation/preparation_store.hpp"

namespace quorate::core {
namespace {

// What the chair of one of the family's meetings wrote when they decided it.
bool is_told_how(UnitOfWork& work, const MeetingFile& file, const FamilyMemberId& member)
{
    const AuthorityId& authority = file.meeting.authority;
    for (const Meeting& meeting : work.meetings.of_case(authority, file.family.id))
        for (const ExclusionRequest& each : work.preparations.exclusions_of(authority, meeting.id))
            if (each.member == member && each.decided && !each.decided->sealed_told.empty())
                return true;
    return false;
}

}  // namespace

std::vector<KeptAway> family_kept_away(UnitOfWork& work,
                                       const Actor& actor,
                                       const MeetingFile& file,
                                       Instant now)
{
    const AuthorityId& authority = file.meeting.authority;
    const auto flags = work.cases.excluded_from(authority, file.family.id);
    const bool may_see = may_also(file, actor, Action::case_view_summary, now);
    std::vector<KeptAway> all;
    for (const FamilyMember& member : work.cases.family_members_of(authority, file.family.id)) {
        if (!std::ranges::any_of(
                flags, [&](const ExcludedPerson& each) { return each.member == member.id; }))
            continue;
        all.push_back({.member = member.id,
                       .name = may_see ? member.name : PersonName{},
                       .is_told_how = is_told_how(work, file, member.id)});
    }
    return all;
}

}  // namespace quorate::core
