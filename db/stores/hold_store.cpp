#include "db/stores/hold_store.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "db/stores/time_claims.hpp"

namespace quorate::db {
namespace {

using std::chrono::minutes;

#define HOLDS                                                                                    \
    "select h.id, h.authority_id, h.case_id, h.type, h.chair_id, h.minute_taker_id, h.room_id, " \
    "h.starts_at, h.ends_at, h.feed_uid, h.held_until, h.created_by, h.created_at, "             \
    "coalesce(h.poll_id, ''), h.family_minutes_before, h.debrief_minutes_after "                 \
    "from slot_hold h "

template <class... In>
std::vector<core::SlotHold> holds(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::SlotHold> found;
    for (auto& [id,
                authority,
                family,
                type,
                chair,
                minute_taker,
                room,
                starts,
                ends,
                uid,
                until,
                creator,
                created,
                poll,
                before,
                after] : sql.select<core::HoldId,
                                    core::AuthorityId,
                                    core::CaseId,
                                    std::string,
                                    core::UserId,
                                    std::optional<core::UserId>,
                                    std::optional<core::RoomId>,
                                    core::Instant,
                                    core::Instant,
                                    std::string,
                                    core::Instant,
                                    core::UserId,
                                    core::Instant,
                                    std::string,
                                    int,
                                    int>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .case_id = std::move(family),
                         .type = core::meeting_type_from(type).value(),
                         .chair = std::move(chair),
                         .minute_taker = std::move(minute_taker),
                         .room = std::move(room),
                         .starts_at = starts,
                         .ends_at = ends,
                         .family_minutes_before = before,
                         .debrief_minutes_after = after,
                         .feed_uid = std::move(uid),
                         .held_until = until,
                         .created_by = std::move(creator),
                         .created_at = created,
                         .poll = std::move(poll)});
    for (core::SlotHold& hold : found) {
        for (auto& [subject] : sql.select<std::string>(
                 "select subject from time_claim where hold_id = :h and part = 'seat' "
                 "order by subject",
                 hold.id))
            hold.required.push_back(core::seat_holder_from(subject).value());
        for (auto& [child] : sql.select<core::ChildId>(
                 "select child_id from slot_hold_child where hold_id = :h order by child_id",
                 hold.id))
            hold.children.push_back(std::move(child));
    }
    return found;
}

bool is_mailbox(Sql& sql, const core::SlotHold& hold, const core::SeatHolder& holder)
{
    return holder.contact && sql.value<int>(
                                 "select count(*) from contact where authority_id = :a and id = :i "
                                 "and is_duty_mailbox = 1",
                                 hold.authority,
                                 *holder.contact) > 0;
}

struct Claim {
    std::string part;
    core::AttendedTime time;
};

// Whose time a hold takes, and as what. In one order everywhere, so that two transactions seldom
// wait for each other.
std::map<std::string, Claim> claims_of(Sql& sql, const core::SlotHold& hold)
{
    const core::AttendedTime whole{.starts_at = hold.starts_at, .ends_at = hold.ends_at};
    const core::AttendedTime all_along{
        .starts_at = hold.starts_at - minutes{hold.family_minutes_before},
        .ends_at = hold.ends_at + minutes{hold.debrief_minutes_after}};
    std::map<std::string, Claim> claims;
    claims.try_emplace(user_subject(hold.chair), Claim{"chair", all_along});
    if (hold.minute_taker)
        claims.try_emplace(user_subject(*hold.minute_taker), Claim{"minute_taker", whole});
    if (hold.room) claims.try_emplace(room_subject(*hold.room), Claim{"room", all_along});
    for (const core::SeatHolder& holder : hold.required) {
        if (is_mailbox(sql, hold, holder)) continue;
        const auto window = hold.windows.find(holder);
        claims.try_emplace(
            seat_key(holder),
            Claim{"seat",
                  window == hold.windows.end()
                      ? whole
                      : core::attended(hold.starts_at, hold.ends_at, window->second)});
    }
    return claims;
}

}  // namespace

void HoldStore::add(const core::SlotHold& hold)
{
    sql_.execute(
        "insert into slot_hold (id, authority_id, case_id, type, chair_id, minute_taker_id, "
        "room_id, starts_at, ends_at, feed_uid, held_until, created_by, created_at, poll_id, "
        "family_minutes_before, debrief_minutes_after) "
        "values (:i, :a, :c, :t, :ch, :m, :r, :s, :e, :u, :h, :by, :at, :p, :fb, :da)",
        hold.id,
        hold.authority,
        hold.case_id,
        std::string{code(hold.type)},
        hold.chair,
        hold.minute_taker,
        hold.room,
        hold.starts_at,
        hold.ends_at,
        hold.feed_uid,
        hold.held_until,
        hold.created_by,
        hold.created_at,
        hold.poll.empty() ? std::nullopt : std::optional{hold.poll},
        hold.family_minutes_before,
        hold.debrief_minutes_after);
    for (const core::ChildId& child : hold.children)
        sql_.execute(
            "insert into slot_hold_child (hold_id, child_id) values (:h, :c)", hold.id, child);
    for (const auto& [subject, claim] : claims_of(sql_, hold))
        sql_.execute(
            "insert into time_claim (authority_id, subject, part, starts_at, ends_at, hold_id) "
            "values (:a, :s, :p, :b, :e, :h)",
            hold.authority,
            subject,
            claim.part,
            claim.time.starts_at,
            claim.time.ends_at,
            hold.id);
}

std::optional<core::SlotHold> HoldStore::find(const core::AuthorityId& authority,
                                              const core::HoldId& id,
                                              core::Instant now)
{
    auto found = holds(sql_,
                       HOLDS "where h.authority_id = :a and h.id = :i and h.held_until > :n",
                       authority,
                       id,
                       now);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::SlotHold> HoldStore::of_case(const core::AuthorityId& authority,
                                               const core::CaseId& id,
                                               core::Instant now)
{
    return holds(sql_,
                 HOLDS
                 "where h.authority_id = :a and h.case_id = :c and h.held_until > :n "
                 "order by h.starts_at, h.id",
                 authority,
                 id,
                 now);
}

int HoldStore::count_by(const core::AuthorityId& authority,
                        const core::UserId& maker,
                        core::Instant now)
{
    return sql_.value<int>(
        "select count(*) from slot_hold where authority_id = :a and created_by = :u "
        "and held_until > :n and poll_id is null",
        authority,
        maker,
        now);
}

std::vector<core::HeldTime> HoldStore::between(const core::AuthorityId& authority,
                                               core::Instant from,
                                               core::Instant until,
                                               core::Instant now)
{
    std::vector<core::HeldTime> taken;
    for (auto& [subject, hold, starts, ends] :
         sql_.select<std::string, core::HoldId, core::Instant, core::Instant>(
             "select c.subject, h.id, c.starts_at, c.ends_at from slot_hold h "
             "join time_claim c on c.hold_id = h.id where h.authority_id = :a "
             "and c.starts_at < :u and c.ends_at > :f and h.held_until > :n order by 1, 3",
             authority,
             until,
             from,
             now))
        taken.push_back({.subject = std::move(subject),
                         .hold = std::move(hold),
                         .starts_at = starts,
                         .ends_at = ends});
    return taken;
}

bool HoldStore::remove(const core::AuthorityId& authority, const core::HoldId& id)
{
    return sql_.execute(
               "delete from slot_hold where authority_id = :a and id = :i", authority, id) == 1;
}

void HoldStore::drop_expired(core::Instant now)
{
    sql_.execute("delete from slot_hold where held_until <= :n", now);
}

}  // namespace quorate::db
