#include "db/stores/outbox_store.hpp"

#include <chrono>

namespace quorate::db {
namespace {

// After this long a message in doubt is sent once more; a duplicate is recognised by its
// Message-ID, UID and SEQUENCE.
constexpr std::chrono::minutes doubt_lasts{15};

// The columns of OutboxMessage in its order. A list leaves out the bytes: they can be large.
#define COLUMNS_BEFORE_BYTES                                                                  \
    "id, authority_id, dedupe_key, kind, meeting_id, invitee_id, circulation_id, notice_id, " \
    "poll_seat_id, sequence, change_summary, to_email, message_id, "
#define COLUMNS_AFTER_BYTES                                                             \
    ", state, attempts, in_doubt_count, next_at, lease_token, lease_until, last_code, " \
    "queue_id, created_at, terminal_at, starts_at, ends_at from outbox_message "
#define SELECT_WHOLE "select " COLUMNS_BEFORE_BYTES "rendered" COLUMNS_AFTER_BYTES
#define SELECT_LISTED "select " COLUMNS_BEFORE_BYTES "''" COLUMNS_AFTER_BYTES

template <class... In>
std::vector<core::OutboxMessage> messages(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::OutboxMessage> found;
    for (auto& [id,
                authority,
                key,
                kind,
                meeting,
                invitee,
                circulation,
                notice,
                poll_seat,
                sequence,
                summary,
                to,
                message_id,
                rendered,
                state,
                attempts,
                doubts,
                next_at,
                token,
                until,
                last_code,
                queue_id,
                created,
                terminal,
                starts,
                ends] : sql.select<core::OutboxMessageId,
                                   core::AuthorityId,
                                   std::string,
                                   std::string,
                                   std::optional<core::MeetingId>,
                                   std::optional<core::InviteeId>,
                                   std::optional<core::CirculationId>,
                                   std::optional<core::MoveNoticeId>,
                                   std::optional<core::PollSeatId>,
                                   int,
                                   std::string,
                                   core::Email,
                                   std::string,
                                   std::string,
                                   std::string,
                                   int,
                                   int,
                                   core::Instant,
                                   std::string,
                                   core::Instant,
                                   std::string,
                                   std::string,
                                   core::Instant,
                                   std::optional<core::Instant>,
                                   std::optional<core::Instant>,
                                   std::optional<core::Instant>>(text, in...))
        found.push_back({.id = id,
                         .authority = authority,
                         .dedupe_key = key,
                         .kind = core::message_kind_from(kind).value(),
                         .meeting = meeting.value_or(core::MeetingId{}),
                         .invitee = invitee,
                         .circulation = circulation,
                         .notice = notice,
                         .poll_seat = poll_seat,
                         .sequence = sequence,
                         .change_summary = summary,
                         .to = to,
                         .message_id = message_id,
                         .rendered = rendered,
                         .state = core::message_state_from(state).value(),
                         .attempts = attempts,
                         .in_doubt_count = doubts,
                         .next_at = next_at,
                         .lease_token = token,
                         .lease_until = until,
                         .last_code = last_code,
                         .queue_id = queue_id,
                         .created_at = created,
                         .terminal_at = terminal,
                         .starts_at = starts,
                         .ends_at = ends});
    return found;
}

std::optional<core::MeetingId> meeting_of(const core::OutboxMessage& message)
{
    if (message.meeting.empty()) return std::nullopt;
    return message.meeting;
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
        "circulation_id, notice_id, poll_seat_id, sequence, change_summary, to_email, message_id, "
        "rendered, state, next_at, last_code, created_at, terminal_at, starts_at, ends_at) values "
        "(:id, :a, :k, :kind, :m, :i, :c, :nt, :ps, :s, :w, :e, :mid, :r, :state, :n, :code, :t, "
        ":end, "
        ":st, "
        ":en) "
        "on conflict (dedupe_key) do nothing",
        message.id,
        message.authority,
        message.dedupe_key,
        std::string{code(message.kind)},
        meeting_of(message),
        message.invitee,
        message.circulation,
        message.notice,
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
    return sql_.execute(
               "update outbox_message set state = 'pending', next_at = :t, terminal_at = null, "
               "in_doubt_count = 0, attempts = 0 where authority_id = :a and id = :i "
               "and state in ('held', 'failed', 'bounced')",
               now,
               authority,
               id) == 1;
}

bool OutboxStore::mark_bounced(const core::AuthorityId& authority,
                               const core::OutboxMessageId& id,
                               const std::string& last_code,
                               core::Instant now)
{
    return sql_.execute(
               "update outbox_message set state = 'bounced', last_code = :c, terminal_at = :t "
               "where authority_id = :a and id = :i and state in ('sent', 'in_doubt')",
               last_code,
               now,
               authority,
               id) == 1;
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
    return sql_.execute(
               "update outbox_message set state = 'sent', last_code = :c, queue_id = :q, "
               "terminal_at = :t, lease_token = '' "
               "where id = :i and lease_token = :k and state = 'sending'",
               last_code,
               queue_id,
               now,
               id,
               lease_token) == 1;
}

bool OutboxStore::mark_retry(const core::OutboxMessageId& id,
                             const std::string& lease_token,
                             const std::string& last_code,
                             core::Instant next_at)
{
    return sql_.execute(
               "update outbox_message set state = 'retry', last_code = :c, next_at = :n, "
               "lease_token = '' where id = :i and lease_token = :k "
               "and state in ('leased', 'sending')",
               last_code,
               next_at,
               id,
               lease_token) == 1;
}

bool OutboxStore::mark_in_doubt(const core::OutboxMessageId& id,
                                const std::string& lease_token,
                                const std::string& last_code,
                                core::Instant now)
{
    return sql_.execute(
               "update outbox_message set state = case when in_doubt_count > 0 then 'held' else "
               "'in_doubt' end, in_doubt_count = in_doubt_count + 1, last_code = :c, next_at = "
               ":n, lease_token = '' where id = :i and lease_token = :k and state = 'sending'",
               last_code,
               now + doubt_lasts,
               id,
               lease_token) == 1;
}

bool OutboxStore::mark_failed(const core::OutboxMessageId& id,
                              const std::string& lease_token,
                              const std::string& last_code,
                              core::Instant now)
{
    return end("failed", id, lease_token, last_code, now);
}

bool OutboxStore::mark_cancelled(const core::OutboxMessageId& id,
                                 const std::string& lease_token,
                                 const std::string& last_code,
                                 core::Instant now)
{
    return end("cancelled", id, lease_token, last_code, now);
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
