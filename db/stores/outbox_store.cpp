#include "db/stores/outbox_store.hpp"

#include <chrono>
#include <optional>

#include "core/support/text.hpp"
#include "db/stores/outbox_columns.hpp"

namespace quorate::db {
namespace {

// After this long a message in doubt is sent once more; a duplicate is recognised by its
// Message-ID, UID and SEQUENCE.
constexpr std::chrono::minutes doubt_lasts{15};

std::optional<core::MeetingId> meeting_of(const core::OutboxMessage& message)
{
    if (message.meeting.empty()) return std::nullopt;
    return message.meeting;
}

// What may stand in the column "kind" was settled before owners were written to about what is due
// and readers were sent codes: such a message is of the kind "actions" or "minutes" there, about no
// meeting, and names its owner or its code where others name their notice.
std::string stored_kind(const core::OutboxMessage& message)
{
    switch (message.kind) {
        case core::MessageKind::actions_due:
            return std::string{code(core::MessageKind::actions)};
        case core::MessageKind::reader_code:
            return std::string{code(core::MessageKind::minutes)};
        default:
            return std::string{code(core::is_about_no_meeting(message) ? core::MessageKind::reminder
                                                                       : message.kind)};
    }
}

// What a message about no meeting is for: it is none of the kinds that the column "kind" knows.
std::optional<std::string> stored_purpose(const core::OutboxMessage& message)
{
    if (!core::is_about_no_meeting(message)) return std::nullopt;
    return std::string{code(message.kind)};
}

std::optional<core::MoveNoticeId> stored_notice(const core::OutboxMessage& message)
{
    if (message.reader_code) return core::MoveNoticeId{message.reader_code->text()};
    if (message.account) return core::MoveNoticeId{message.account->text()};
    if (message.proposal) return core::MoveNoticeId{message.proposal->text()};
    if (!message.emergency.empty()) return core::MoveNoticeId{message.emergency};
    if (!message.address_link.empty()) return core::MoveNoticeId{message.address_link.text()};
    if (message.kind != core::MessageKind::actions_due) return message.notice;
    return core::MoveNoticeId{message.chased_owner};
}

bool is_about_the_meeting(core::MessageKind kind)
{
    return kind == core::MessageKind::request || kind == core::MessageKind::cancel;
}

}  // namespace

bool OutboxStore::enqueue(const core::OutboxMessage& message)
{
    const long long added = sql_.execute(
        "insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, invitee_id, "
        "circulation_id, notice_id, purpose, poll_seat_id, sequence, change_summary, to_email, "
        "message_id, "
        "rendered, state, next_at, last_code, created_at, terminal_at, starts_at, ends_at) values "
        "(:id, :a, :k, :kind, :m, :i, :c, :nt, :pu, :ps, :s, :w, :e, :mid, :r, :state, :n, :code, "
        ":t, :end, :st, :en) "
        "on conflict (dedupe_key) do nothing",
        message.id,
        message.authority,
        message.dedupe_key,
        stored_kind(message),
        meeting_of(message),
        message.invitee,
        message.circulation,
        stored_notice(message),
        stored_purpose(message),
        message.poll_seat,
        message.sequence,
        message.change_summary,
        message.to,
        message.message_id,
        message.rendered,
        std::string{code(message.state)},
        message.next_at,
        message.last_code,
        message.created_at,
        message.terminal_at,
        message.starts_at,
        message.ends_at);
    if (added == 0) return false;
    if (is_about_the_meeting(message.kind) && message.invitee)
        sql_.execute(
            "update outbox_message set state = 'cancelled', last_code = 'superseded', "
            "terminal_at = :t where authority_id = :a and invitee_id = :i and kind = 'request' "
            "and sequence < :s and state in ('held', 'pending', 'retry')",
            message.created_at,
            message.authority,
            *message.invitee,
            message.sequence);
    return true;
}

std::optional<core::OutboxMessage> OutboxStore::find(const core::AuthorityId& authority,
                                                     const core::OutboxMessageId& id)
{
    auto found = messages(sql_, SELECT_WHOLE "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<core::OutboxMessage> OutboxStore::find_by_message_id(const std::string& message_id)
{
    auto found = messages(sql_, SELECT_LISTED "where message_id = :m", message_id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::OutboxMessage> OutboxStore::of_meeting(const core::AuthorityId& authority,
                                                         const core::MeetingId& meeting)
{
    return messages(sql_,
                    SELECT_LISTED
                    "where authority_id = :a and meeting_id = :m order by created_at desc, "
                    "sequence desc, id desc",
                    authority,
                    meeting);
}

std::set<core::InviteeId> OutboxStore::seats_told(const core::AuthorityId& authority,
                                                  const core::MeetingId& meeting)
{
    // A retried one was refused before it was taken; held ones in doubt may have arrived.
    std::set<core::InviteeId> told;
    for (auto& [seat] : sql_.select<core::InviteeId>(
             "select distinct invitee_id from outbox_message where authority_id = :a and "
             "meeting_id = :m and invitee_id is not null and kind = 'request' and (in_doubt_count "
             "> 0 or state in ('leased', 'sending', 'sent', 'in_doubt', 'bounced'))",
             authority,
             meeting))
        told.insert(std::move(seat));
    return told;
}

bool OutboxStore::release(const core::AuthorityId& authority,
                          const core::OutboxMessageId& id,
                          core::Instant now)
{
    return noted(
        sql_.execute("update outbox_message set state = 'pending', next_at = :t, terminal_at = "
                     "null, in_doubt_count = 0, attempts = 0 where authority_id = :a and id = :i "
                     "and state in ('held', 'failed', 'bounced')",
                     now,
                     authority,
                     id) == 1,
        id,
        core::DeliveryStep::again,
        {},
        now);
}

int OutboxStore::release_address(const core::AuthorityId& authority,
                                 const core::Email& to,
                                 core::Instant now)
{
    int released = 0;
    for (const auto& [id] : sql_.select<core::OutboxMessageId>(
             "select id from outbox_message where authority_id = :a and to_email = :e and "
             "state = 'held' and last_code in (:w, :p, :l, :n) order by created_at, sequence, id",
             authority,
             core::Email{core::lower_case(to.reveal())},
             std::string{core::wrong_address},
             std::string{core::wrong_person},
             std::string{core::person_left},
             std::string{core::unchecked_address}))
        if (release(authority, id, now)) ++released;
    return released;
}

bool OutboxStore::mark_bounced(const core::AuthorityId& authority,
                               const core::OutboxMessageId& id,
                               const std::string& last_code,
                               core::Instant now)
{
    return noted(
        sql_.execute("update outbox_message set state = 'bounced', last_code = :c, terminal_at = "
                     ":t where authority_id = :a and id = :i and state in ('sent', 'in_doubt')",
                     last_code,
                     now,
                     authority,
                     id) == 1,
        id,
        core::DeliveryStep::bounced,
        last_code,
        now);
}

int OutboxStore::withdraw(const core::AuthorityId& authority,
                          const core::InviteeId& seat,
                          const std::string& last_code,
                          core::Instant now)
{
    // A worker that has leased one finds at mark_sending() that it is its own no more.
    return static_cast<int>(sql_.execute(
        "update outbox_message set state = 'cancelled', last_code = :c, terminal_at = :t, "
        "lease_token = '' where authority_id = :a and invitee_id = :i and state in ('held', "
        "'pending', 'leased', 'retry', 'in_doubt')",
        last_code,
        now,
        authority,
        seat));
}

core::OutboxCounts OutboxStore::counts()
{
    core::OutboxCounts counts;
    for (const auto& [state, number] : sql_.select<std::string, std::int64_t>(
             "select state, count(*) from outbox_message group by state"))
        counts.by_state[core::message_state_from(state).value()] = number;
    const auto oldest = sql_.find<core::Instant>(
        "select next_at from outbox_message where state in ('pending', 'retry') "
        "order by next_at limit 1");
    if (oldest) counts.oldest_due = std::get<0>(*oldest);
    return counts;
}

bool OutboxStore::has_due(core::Instant now)
{
    return sql_
        .find<int>(
            "select 1 from outbox_message where state in ('pending', 'retry', 'in_doubt') "
            "and next_at <= :t limit 1",
            now)
        .has_value();
}

std::vector<core::OutboxMessage> OutboxStore::lease(core::Instant now,
                                                    core::Instant until,
                                                    const std::string& lease_token,
                                                    int limit)
{
    // What is in doubt is not sent again once a later version is on its way.
    sql_.execute(
        "update outbox_message set state = 'cancelled', last_code = 'superseded', terminal_at = :t "
        "where state = 'in_doubt' and kind = 'request' and exists (select 1 from outbox_message "
        "later where later.invitee_id = outbox_message.invitee_id and later.kind in ('request', "
        "'cancel') and later.sequence > outbox_message.sequence)",
        now);
#define LEASE                                                                                     \
    "update outbox_message set state = 'leased', attempts = attempts + 1, lease_token = :k, "     \
    "lease_until = :u where id in (select id from outbox_message due where state in ('pending', " \
    "'retry', 'in_doubt') and next_at <= :t and not exists (select 1 from outbox_message other "  \
    "where other.invitee_id = due.invitee_id and other.id <> due.id and due.kind in ('request', " \
    "'cancel') and other.kind in ('request', 'cancel') and (other.state in ('leased', "           \
    "'sending') or (other.sequence < due.sequence and other.state in ('pending', 'retry')))) "    \
    "order by next_at, id limit :l"
    // Two servers take different rows; SQLite has one writer anyway.
    sql_.execute(
        sql_.dialect() == Dialect::postgresql ? LEASE " for update skip locked)" : LEASE ")",
        lease_token,
        until,
        now,
        limit);
#undef LEASE
    return messages(sql_,
                    SELECT_WHOLE "where state = 'leased' and lease_token = :k order by next_at, id",
                    lease_token);
}

int OutboxStore::recover_expired(core::Instant now)
{
    for (const auto& [id] : sql_.select<core::OutboxMessageId>(
             "select id from outbox_message where state = 'held' and last_code = :c and "
             "next_at <= :t order by next_at limit 200",
             std::string{core::no_tls},
             now))
        noted(sql_.execute("update outbox_message set state = 'pending' where id = :i and state = "
                           "'held'",
                           id) == 1,
              id,
              core::DeliveryStep::again,
              {},
              now);
    const long long again = sql_.execute(
        "update outbox_message set state = 'pending', lease_token = '' "
        "where state = 'leased' and lease_until < :t",
        now);
    const long long held = sql_.execute(
        "update outbox_message set state = 'held', last_code = 'in_doubt_twice', "
        "in_doubt_count = in_doubt_count + 1, lease_token = '' "
        "where state = 'sending' and in_doubt_count > 0 and lease_until < :t",
        now);
    const long long doubted = sql_.execute(
        "update outbox_message set state = 'in_doubt', last_code = 'lease_expired', "
        "in_doubt_count = in_doubt_count + 1, lease_token = '', next_at = :n "
        "where state = 'sending' and lease_until < :t",
        now + doubt_lasts,
        now);
    return static_cast<int>(again + held + doubted);
}

int OutboxStore::give_back(const std::string& lease_token)
{
    return static_cast<int>(sql_.execute(
        "update outbox_message set state = 'pending', attempts = attempts - 1, lease_token = '' "
        "where state = 'leased' and lease_token = :k",
        lease_token));
}

bool OutboxStore::is_superseded(const core::OutboxMessage& message)
{
    if (message.kind != core::MessageKind::request || !message.invitee) return false;
    return sql_
        .find<int>(
            "select 1 from outbox_message where invitee_id = :i and sequence > :s "
            "and kind in ('request', 'cancel') limit 1",
            *message.invitee,
            message.sequence)
        .has_value();
}

bool OutboxStore::was_told_before(const core::OutboxMessage& message)
{
    if (!message.invitee) return false;
    return sql_
        .find<int>(
            "select 1 from outbox_message where invitee_id = :i and sequence < :s and kind = "
            "'request' and (in_doubt_count > 0 or state in ('sending', 'sent', 'in_doubt', "
            "'bounced')) limit 1",
            *message.invitee,
            message.sequence)
        .has_value();
}

bool OutboxStore::mark_sending(const core::OutboxMessageId& id,
                               const std::string& lease_token,
                               const std::string& rendered,
                               core::Instant until)
{
    return sql_.execute(
               "update outbox_message set state = 'sending', rendered = :r, lease_until = :u "
               "where id = :i and lease_token = :k and state = 'leased'",
               rendered,
               until,
               id,
               lease_token) == 1;
}

bool OutboxStore::mark_sent(const core::OutboxMessageId& id,
                            const std::string& lease_token,
                            const std::string& last_code,
                            const std::string& queue_id,
                            core::Instant now)
{
    return noted(sql_.execute("update outbox_message set state = 'sent', last_code = :c, queue_id "
                              "= :q, terminal_at = :t, lease_token = '' "
                              "where id = :i and lease_token = :k and state = 'sending'",
                              last_code,
                              queue_id,
                              now,
                              id,
                              lease_token) == 1,
                 id,
                 core::DeliveryStep::sent,
                 last_code,
                 now);
}

bool OutboxStore::mark_retry(const core::OutboxMessageId& id,
                             const std::string& lease_token,
                             const std::string& last_code,
                             core::Instant next_at,
                             core::Instant now)
{
    return noted(sql_.execute("update outbox_message set state = 'retry', last_code = :c, next_at "
                              "= :n, lease_token = '' where id = :i and lease_token = :k "
                              "and state in ('leased', 'sending')",
                              last_code,
                              next_at,
                              id,
                              lease_token) == 1,
                 id,
                 core::DeliveryStep::deferred,
                 last_code,
                 now,
                 next_at);
}

bool OutboxStore::mark_held(const core::OutboxMessageId& id,
                            const std::string& lease_token,
                            const std::string& last_code,
                            core::Instant next_at,
                            core::Instant now)
{
    const bool held =
        sql_.execute(
            "update outbox_message set state = 'held', last_code = :c, next_at = :n, "
            "lease_token = '' where id = :i and lease_token = :k and state in ('leased', "
            "'sending')",
            last_code,
            next_at,
            id,
            lease_token) == 1;
    const bool by_itself = last_code == core::no_tls;
    return noted(held,
                 id,
                 core::DeliveryStep::held,
                 last_code,
                 now,
                 by_itself ? std::optional{next_at} : std::nullopt);
}

bool OutboxStore::mark_in_doubt(const core::OutboxMessageId& id,
                                const std::string& lease_token,
                                const std::string& last_code,
                                core::Instant now)
{
    return noted(
        sql_.execute("update outbox_message set state = case when in_doubt_count > 0 then 'held' "
                     "else 'in_doubt' end, in_doubt_count = in_doubt_count + 1, last_code = :c, "
                     "next_at = :n, lease_token = '' where id = :i and lease_token = :k "
                     "and state = 'sending'",
                     last_code,
                     now + doubt_lasts,
                     id,
                     lease_token) == 1,
        id,
        core::DeliveryStep::in_doubt,
        last_code,
        now);
}

bool OutboxStore::mark_failed(const core::OutboxMessageId& id,
                              const std::string& lease_token,
                              const std::string& last_code,
                              core::Instant now)
{
    return noted(end("failed", id, lease_token, last_code, now),
                 id,
                 core::DeliveryStep::failed,
                 last_code,
                 now);
}

bool OutboxStore::mark_cancelled(const core::OutboxMessageId& id,
                                 const std::string& lease_token,
                                 const std::string& last_code,
                                 core::Instant now)
{
    return end("cancelled", id, lease_token, last_code, now);
}

bool OutboxStore::noted(bool changed,
                        const core::OutboxMessageId& id,
                        core::DeliveryStep step,
                        const std::string& code,
                        core::Instant at,
                        const std::optional<core::Instant>& next_at)
{
    if (!changed) return false;
    sql_.execute(
        "insert into delivery_event (message_id, number, authority_id, meeting_id, invitee_id, "
        "step, at, code, next_at) select o.id, (select coalesce(max(e.number), 0) + 1 from "
        "delivery_event e where e.message_id = o.id), o.authority_id, o.meeting_id, o.invitee_id, "
        "cast(:s as text), cast(:t as bigint), cast(:c as text), cast(:n as bigint) "
        "from outbox_message o where o.id = :i and o.invitee_id is not null "
        "and o.meeting_id is not null",
        std::string{core::code(step)},
        at,
        code,
        next_at,
        id);
    return true;
}

bool OutboxStore::end(const char* state,
                      const core::OutboxMessageId& id,
                      const std::string& lease_token,
                      const std::string& last_code,
                      core::Instant now)
{
    return sql_.execute(
               "update outbox_message set state = :s, last_code = :c, terminal_at = :t, "
               "lease_token = '' where id = :i and lease_token = :k "
               "and state in ('leased', 'sending')",
               state,
               last_code,
               now,
               id,
               lease_token) == 1;
}

}  // namespace quorate::db
