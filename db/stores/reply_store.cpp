#include "db/stores/reply_store.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace quorate::db {
namespace {

#define REPLIES                                                                            \
    "select id, authority_id, meeting_id, invitee_id, mail_key, received_at, outcome, "    \
    "reason, state, answer, sender_check, from_email, note, delegated_to, proposed_from, " \
    "proposed_until, settled_by, settled_at, answered_from, answered_until from mailed_reply "

template <class... In>
std::vector<core::MailedReply> replies(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::MailedReply> found;
    for (auto& [id,
                authority,
                meeting,
                seat,
                key,
                received,
                outcome,
                reason,
                state,
                answer,
                sender,
                from,
                note,
                delegated_to,
                proposed_from,
                proposed_until,
                settled_by,
                settled_at,
                answered_from,
                answered_until] : sql.select<core::MailedReplyId,
                                             core::AuthorityId,
                                             core::MeetingId,
                                             core::InviteeId,
                                             std::string,
                                             core::Instant,
                                             std::string,
                                             std::string,
                                             std::string,
                                             std::string,
                                             std::string,
                                             core::Email,
                                             core::FreeText,
                                             core::Email,
                                             std::optional<core::Instant>,
                                             std::optional<core::Instant>,
                                             std::optional<core::UserId>,
                                             std::optional<core::Instant>,
                                             std::optional<core::Instant>,
                                             std::optional<core::Instant>>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .meeting = std::move(meeting),
                         .seat = std::move(seat),
                         .key = std::move(key),
                         .received_at = received,
                         .outcome = core::reply_outcome_from(outcome).value(),
                         .reason = core::wait_reason_from(reason).value(),
                         .state = core::reply_state_from(state).value(),
                         .answer = core::mailed_answer_from(answer).value(),
                         .sender = core::sender_check_from(sender).value(),
                         .from = std::move(from),
                         .note = std::move(note),
                         .delegated_to = std::move(delegated_to),
                         .proposed_from = proposed_from,
                         .proposed_until = proposed_until,
                         .answered_from = answered_from,
                         .answered_until = answered_until,
                         .settled_by = std::move(settled_by),
                         .settled_at = settled_at});
    return found;
}

}  // namespace

void ReplyStore::expect(const core::ReplyAddress& address, const std::string& token_hash)
{
    sql_.execute(
        "insert into seat_mail (invitee_id, authority_id, token_hash) values (:i, :a, :h) "
        "on conflict do nothing",
        address.seat,
        address.authority,
        token_hash);
}

std::string ReplyStore::expected_of(const core::ReplyAddress& address)
{
    auto found = sql_.find<std::string>(
        "select token_hash from seat_mail where invitee_id = :i and authority_id = :a",
        address.seat,
        address.authority);
    return found ? std::get<0>(std::move(*found)) : std::string{};
}

std::optional<core::ReplyAddress> ReplyStore::find_address(const std::string& token_hash)
{
    auto found = sql_.find<core::AuthorityId, core::InviteeId>(
        "select authority_id, invitee_id from seat_mail where token_hash = :h", token_hash);
    if (!found) return std::nullopt;
    return core::ReplyAddress{std::move(std::get<0>(*found)), std::move(std::get<1>(*found))};
}

core::SeatMailState ReplyStore::state_of(const core::ReplyAddress& seat)
{
    const auto found = sql_.find<std::optional<int>,
                                 std::optional<core::Instant>,
                                 std::optional<core::Instant>,
                                 std::optional<core::Instant>>(
        "select sequence, stamp, applied_at, refreshed_at from seat_mail where authority_id = :a "
        "and invitee_id = :i",
        seat.authority,
        seat.seat);
    if (!found) return {};
    const auto& [sequence, stamp, applied_at, refreshed_at] = *found;
    return {.sequence = sequence,
            .stamp = stamp,
            .applied_at = applied_at,
            .refreshed_at = refreshed_at};
}

void ReplyStore::save_state(const core::ReplyAddress& seat, const core::SeatMailState& state)
{
    sql_.execute(
        "update seat_mail set sequence = :s, stamp = :t, applied_at = :p, refreshed_at = :r "
        "where authority_id = :a and invitee_id = :i",
        state.sequence,
        state.stamp,
        state.applied_at,
        state.refreshed_at,
        seat.authority,
        seat.seat);
}

bool ReplyStore::add(const core::MailedReply& reply)
{
    return sql_.execute(
               "insert into mailed_reply (id, authority_id, meeting_id, invitee_id, mail_key, "
               "received_at, outcome, reason, state, answer, sender_check, from_email, note, "
               "delegated_to, proposed_from, proposed_until, answered_from, answered_until) values "
               "(:i, :a, :m, :s, :k, :t, :o, :r, :st, :an, :c, :f, :n, :d, :pf, :pu, :af, :au) "
               "on conflict (invitee_id, mail_key) do nothing",
               reply.id,
               reply.authority,
               reply.meeting,
               reply.seat,
               reply.key,
               reply.received_at,
               std::string{code(reply.outcome)},
               std::string{code(reply.reason)},
               std::string{code(reply.state)},
               std::string{code(reply.answer)},
               std::string{code(reply.sender)},
               reply.from,
               reply.note,
               reply.delegated_to,
               reply.proposed_from,
               reply.proposed_until,
               reply.answered_from,
               reply.answered_until) == 1;
}

std::optional<core::MailedReply> ReplyStore::find(const core::AuthorityId& authority,
                                                  const core::MailedReplyId& id)
{
    auto found = replies(sql_, REPLIES "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::MailedReply> ReplyStore::of_meeting(const core::AuthorityId& authority,
                                                      const core::MeetingId& meeting)
{
    return replies(sql_,
                   REPLIES
                   "where authority_id = :a and meeting_id = :m order by received_at desc, id desc",
                   authority,
                   meeting);
}

bool ReplyStore::settle(const core::AuthorityId& authority,
                        const core::MailedReplyId& id,
                        core::ReplyState state,
                        const core::UserId& by,
                        core::Instant at)
{
    return sql_.execute(
               "update mailed_reply set state = :s, settled_by = :by, settled_at = :t, "
               "from_email = '', note = '', delegated_to = '' "
               "where authority_id = :a and id = :i and state = 'waiting'",
               std::string{code(state)},
               by,
               at,
               authority,
               id) == 1;
}

std::vector<core::WaitingItem> ReplyStore::to_look_at(const core::AuthorityId& authority,
                                                      core::Instant now)
{
    std::vector<core::WaitingItem> found;
#define WHOSE                                                                                   \
    "coalesce(k.name, f.name, u.name), case when i.family_member_id is null then 0 else 1 end " \
    "from invitee i join meeting m on m.id = i.meeting_id "                                     \
    "left join contact k on k.id = i.contact_id "                                               \
    "left join family_member f on f.id = i.family_member_id "                                   \
    "left join staff_user u on u.id = i.user_id "
    for (auto& [id,
                meeting,
                starts,
                seat,
                version,
                at,
                note,
                reply,
                reason,
                proposed,
                answered_from,
                answered_until,
                name,
                family] : sql_.select<core::MailedReplyId,
                                      core::MeetingId,
                                      core::Instant,
                                      core::InviteeId,
                                      int,
                                      core::Instant,
                                      core::FreeText,
                                      std::string,
                                      std::string,
                                      std::optional<core::Instant>,
                                      std::optional<core::Instant>,
                                      std::optional<core::Instant>,
                                      core::PersonName,
                                      int>(
             "select r.id, i.meeting_id, m.starts_at, i.id, i.version, r.received_at, r.note, "
             "i.reply, r.reason, r.proposed_from, r.answered_from, r.answered_until, " WHOSE
             "join mailed_reply r on r.invitee_id = i.id where r.authority_id = :a and r.state = "
             "'waiting' and (r.outcome = 'too_late' or m.starts_at > :t)",
             authority,
             now))
        found.push_back({.id = id.text(),
                         .kind = core::WaitingKind::mail,
                         .meeting = std::move(meeting),
                         .starts_at = starts,
                         .seat = std::move(seat),
                         .version = version,
                         .name = std::move(name),
                         .is_family = family != 0,
                         .at = at,
                         .note = std::move(note),
                         .reply = core::reply_from(reply).value(),
                         .mail = id,
                         .reason = core::wait_reason_from(reason).value(),
                         .proposed_from = proposed,
                         .answered_from = answered_from,
                         .answered_until = answered_until});
    for (auto& [seat, meeting, starts, version, at, note, reply, name, family] :
         sql_.select<core::InviteeId,
                     core::MeetingId,
                     core::Instant,
                     int,
                     core::Instant,
                     core::FreeText,
                     std::string,
                     core::PersonName,
                     int>(
             "select i.id, i.meeting_id, m.starts_at, i.version, i.replied_at, i.reply_note, "
             "i.reply, " WHOSE
             "where i.authority_id = :a and i.reply_note <> '' and i.replied_at is not null and "
             "not exists (select 1 from note_dealt_with d where d.invitee_id = i.id and "
             "d.replied_at = i.replied_at) and i.removed_at is null and "
             "m.status in ('scheduled', 'cancelled') and m.starts_at > :t",
             authority,
             now))
        found.push_back({.id = seat.text(),
                         .kind = core::WaitingKind::note,
                         .meeting = std::move(meeting),
                         .starts_at = starts,
                         .seat = seat,
                         .version = version,
                         .name = std::move(name),
                         .is_family = family != 0,
                         .at = at,
                         .note = std::move(note),
                         .reply = core::reply_from(reply).value()});
#undef WHOSE
    std::ranges::sort(found, {}, [](const core::WaitingItem& each) {
        return std::tuple{each.starts_at, each.meeting, each.at, each.id};
    });
    return found;
}

bool ReplyStore::deal_with_note(const core::ReplyAddress& seat,
                                core::Instant replied_at,
                                const core::UserId& by,
                                core::Instant at)
{
    return sql_.execute(
               "insert into note_dealt_with (authority_id, invitee_id, replied_at, dealt_with_by, "
               "at) values (:a, :i, :r, :b, :t) on conflict do nothing",
               seat.authority,
               seat.seat,
               replied_at,
               by,
               at) == 1;
}

bool ReplyStore::is_note_dealt_with(const core::ReplyAddress& seat, core::Instant replied_at)
{
    return sql_
        .find<std::string>(
            "select dealt_with_by from note_dealt_with where authority_id = :a and "
            "invitee_id = :i and replied_at = :r",
            seat.authority,
            seat.seat,
            replied_at)
        .has_value();
}

void ReplyStore::carry_note_dealt_with(const core::ReplyAddress& seat,
                                       core::Instant replied_at,
                                       const core::InviteeId& to)
{
    sql_.execute(
        "insert into note_dealt_with (authority_id, invitee_id, replied_at, dealt_with_by, at) "
        "select authority_id, :t, replied_at, dealt_with_by, at from note_dealt_with "
        "where authority_id = :a and invitee_id = :i and replied_at = :r on conflict do nothing",
        to,
        seat.authority,
        seat.seat,
        replied_at);
}

bool ReplyStore::add_unmatched(const core::UnmatchedMail& mail)
{
    return sql_.execute(
               "insert into unmatched_mail (id, authority_id, mail_key, received_at, from_email) "
               "values (:i, :a, :k, :t, :f) on conflict (authority_id, mail_key) do nothing",
               mail.id,
               mail.authority,
               mail.key,
               mail.received_at,
               mail.from) == 1;
}

std::vector<core::UnmatchedMail> ReplyStore::unmatched(const core::AuthorityId& authority)
{
    std::vector<core::UnmatchedMail> found;
    for (auto& [id, key, received, from] :
         sql_.select<core::UnmatchedMailId, std::string, core::Instant, core::Email>(
             "select id, mail_key, received_at, from_email from unmatched_mail "
             "where authority_id = :a and settled_at is null order by received_at desc, id desc",
             authority))
        found.push_back({.id = std::move(id),
                         .authority = authority,
                         .key = std::move(key),
                         .received_at = received,
                         .from = std::move(from)});
    return found;
}

bool ReplyStore::settle_unmatched(const core::AuthorityId& authority,
                                  const core::UnmatchedMailId& id,
                                  const core::UserId& by,
                                  core::Instant at)
{
    return sql_.execute(
               "update unmatched_mail set settled_by = :by, settled_at = :t, from_email = '' "
               "where authority_id = :a and id = :i and settled_at is null",
               by,
               at,
               authority,
               id) == 1;
}

std::optional<core::InboxPlace> ReplyStore::place_in(const std::string& inbox)
{
    const auto row = sql_.find<std::int64_t, std::int64_t>(
        "select validity, last_uid from inbox_place where inbox = :i", inbox);
    if (!row) return std::nullopt;
    return core::InboxPlace{.validity = std::get<0>(*row), .last_uid = std::get<1>(*row)};
}

void ReplyStore::save_place(const std::string& inbox, const core::InboxPlace& place)
{
    sql_.execute(
        "insert into inbox_place (inbox, validity, last_uid) values (:i, :v, :u) "
        "on conflict (inbox) do update set validity = excluded.validity, "
        "last_uid = excluded.last_uid",
        inbox,
        place.validity,
        place.last_uid);
}

}  // namespace quorate::db
