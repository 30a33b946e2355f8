#include "db/stores/core_group_store.hpp"

#include "core/support/text.hpp"

namespace quorate::db {

core::CoreGroup CoreGroupStore::named_at(const core::AuthorityId& authority,
                                         const core::MeetingId& meeting)
{
    core::CoreGroup group{.meeting = meeting};
    const auto row = sql_.find<std::string, std::string, core::UserId, core::Instant, int>(
        "select members, lead, named_by, named_at, version from core_group "
        "where authority_id = :a and meeting_id = :m",
        authority,
        meeting);
    if (!row) return group;
    const auto& [members, lead, by, at, version] = *row;
    for (const std::string& key : core::split(members, ','))
        if (const auto holder = core::seat_holder_from(key)) group.members.push_back(*holder);
    group.lead = core::seat_holder_from(lead);
    group.named_by = by;
    group.named_at = at;
    group.version = version;
    return group;
}

core::Result<int> CoreGroupStore::save(const core::AuthorityId& authority,
                                       const core::CoreGroup& group)
{
    const bool is_draft = sql_.execute(
                              "update minutes set version = version + 1 where authority_id = :a "
                              "and meeting_id = :m and status = 'draft'",
                              authority,
                              group.meeting) == 1;
    if (!is_draft) return core::Refusal::wrong_state;
    // Keys hold letters, digits, hyphens and a colon only, so a list of them is a text with commas.
    std::string members;
    for (const core::SeatHolder& member : group.members)
        members += (members.empty() ? "" : ",") + seat_key(member);
    const std::string lead = group.lead ? seat_key(*group.lead) : std::string{};
    const long long saved =
        group.version == 0
            ? sql_.execute(
                  "insert into core_group (meeting_id, authority_id, members, lead, named_by, "
                  "named_at) values (:m, :a, :k, :l, :u, :t) "
                  "on conflict (meeting_id) do nothing",
                  group.meeting,
                  authority,
                  members,
                  lead,
                  group.named_by,
                  group.named_at)
            : sql_.execute(
                  "update core_group set members = :k, lead = :l, named_by = :u, named_at = :t, "
                  "version = version + 1 where authority_id = :a and meeting_id = :m "
                  "and version = :v",
                  members,
                  lead,
                  group.named_by,
                  group.named_at,
                  authority,
                  group.meeting,
                  group.version);
    if (saved != 1) return core::Refusal::stale_version;
    return group.version + 1;
}

}  // namespace quorate::db
