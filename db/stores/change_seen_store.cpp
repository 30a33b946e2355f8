#include "db/stores/change_seen_store.hpp"

namespace quorate::db {

void ChangeSeenStore::ask(const core::AuthorityId& authority,
                          const core::InviteeId& seat,
                          int sequence,
                          core::Instant at)
{
    sql_.execute(
        "insert into change_seen (invitee_id, authority_id, sequence, asked_at) values (:i, :a, "
        ":s, :t) on conflict (invitee_id) do update set sequence = excluded.sequence, asked_at = "
        "excluded.asked_at, seen_at = null",
        seat,
        authority,
        sequence,
        at);
}

std::optional<core::ChangeSeen> ChangeSeenStore::find(const core::AuthorityId& authority,
                                                      const core::InviteeId& seat)
{
    const auto found = sql_.find<int, core::Instant, std::optional<core::Instant>>(
        "select sequence, asked_at, seen_at from change_seen where authority_id = :a and "
        "invitee_id = :i",
        authority,
        seat);
    if (!found) return std::nullopt;
    const auto& [sequence, asked_at, seen_at] = *found;
    return core::ChangeSeen{.sequence = sequence, .asked_at = asked_at, .seen_at = seen_at};
}

std::map<core::InviteeId, core::ChangeSeen> ChangeSeenStore::of_meeting(
    const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    std::map<core::InviteeId, core::ChangeSeen> all;
    for (const auto& [seat, sequence, asked_at, seen_at] :
         sql_.select<core::InviteeId, int, core::Instant, std::optional<core::Instant>>(
             "select c.invitee_id, c.sequence, c.asked_at, c.seen_at from change_seen c "
             "join invitee i on i.id = c.invitee_id where i.authority_id = :a and "
             "i.meeting_id = :m and i.removed_at is null",
             authority,
             meeting))
        all.emplace(
            seat, core::ChangeSeen{.sequence = sequence, .asked_at = asked_at, .seen_at = seen_at});
    return all;
}

bool ChangeSeenStore::mark_seen(const core::AuthorityId& authority,
                                const core::InviteeId& seat,
                                int sequence,
                                core::Instant at)
{
    return sql_.execute(
               "update change_seen set seen_at = :t where authority_id = :a and invitee_id = :i "
               "and sequence <= :s and seen_at is null",
               at,
               authority,
               seat,
               sequence) == 1;
}

}  // namespace quorate::db
