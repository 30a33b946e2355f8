#include "db/stores/delivery_store.hpp"

#include <optional>
#include <string>

#include "core/support/text.hpp"

namespace quorate::db {

core::MeetingDelivery DeliveryStore::of_meeting(const core::AuthorityId& authority,
                                                const core::MeetingId& meeting)
{
    core::MeetingDelivery found;
    for (auto& [message, seat, step, at, code, next_at] : sql_.select<core::OutboxMessageId,
                                                                      core::InviteeId,
                                                                      std::string,
                                                                      core::Instant,
                                                                      std::string,
                                                                      std::optional<core::Instant>>(
             "select message_id, invitee_id, step, at, code, next_at from delivery_event "
             "where authority_id = :a and meeting_id = :m order by message_id, number",
             authority,
             meeting))
        found.events.push_back({.message = std::move(message),
                                .seat = std::move(seat),
                                .step = core::delivery_step_from(step).value(),
                                .at = at,
                                .code = std::move(code),
                                .next_at = next_at});
    for (auto& [seat, link_opened, opened, recalled, handed, handed_to] :
         sql_.select<core::InviteeId,
                     std::optional<core::Instant>,
                     std::optional<core::Instant>,
                     std::optional<core::Instant>,
                     std::optional<core::Instant>,
                     std::optional<core::InviteeId>>(
             "select invitee_id, link_opened_at, opened_at, recalled_at, handed_at, handed_to "
             "from seat_delivery where authority_id = :a and meeting_id = :m",
             authority,
             meeting))
        found.seats.push_back({.seat = std::move(seat),
                               .link_opened_at = link_opened,
                               .opened_at = opened,
                               .recalled_at = recalled,
                               .handed_at = handed,
                               .handed_to = std::move(handed_to)});
    for (auto& [seat, way, sequence, at, by, name] : sql_.select<core::InviteeId,
                                                                 std::string,
                                                                 int,
                                                                 core::Instant,
                                                                 core::UserId,
                                                                 core::PersonName>(
             "select t.invitee_id, t.way, t.sequence, t.at, t.told_by, coalesce(u.name, '') from "
             "told_by_hand t left join staff_user u on u.id = t.told_by where t.authority_id = :a "
             "and t.meeting_id = :m order by t.invitee_id, t.number",
             authority,
             meeting))
        found.told.push_back({.seat = std::move(seat),
                              .way = core::told_way_from(way).value(),
                              .sequence = sequence,
                              .at = at,
                              .by = std::move(by),
                              .by_name = std::move(name)});
    return found;
}

void DeliveryStore::note_told(const core::AuthorityId& authority,
                              const core::MeetingId& meeting,
                              const core::ToldByHand& told)
{
    sql_.execute(
        "insert into told_by_hand (invitee_id, number, authority_id, meeting_id, way, sequence, "
        "at, told_by) values (:i, (select coalesce(max(number), 0) + 1 from told_by_hand where "
        "invitee_id = :same), :a, :m, :w, :s, :t, :b)",
        told.seat,
        told.seat,
        authority,
        meeting,
        std::string{code(told.way)},
        told.sequence,
        told.at,
        told.by);
}

bool DeliveryStore::note_link_opened(const core::AuthorityId& authority,
                                     const core::MeetingId& meeting,
                                     const core::InviteeId& seat,
                                     core::Instant at)
{
    return sql_.execute(
               "insert into seat_delivery (invitee_id, authority_id, meeting_id, link_opened_at) "
               "values (:i, :a, :m, :t) on conflict (invitee_id) do update set link_opened_at = "
               "excluded.link_opened_at where seat_delivery.link_opened_at is null",
               seat,
               authority,
               meeting,
               at) == 1;
}

bool DeliveryStore::note_opened(const core::AuthorityId& authority,
                                const core::MeetingId& meeting,
                                const core::InviteeId& seat,
                                core::Instant at)
{
    return sql_.execute(
               "insert into seat_delivery (invitee_id, authority_id, meeting_id, opened_at) "
               "values (:i, :a, :m, :t) on conflict (invitee_id) do update set opened_at = "
               "excluded.opened_at where seat_delivery.opened_at is null",
               seat,
               authority,
               meeting,
               at) == 1;
}

bool DeliveryStore::note_recalled(const core::AuthorityId& authority,
                                  const core::MeetingId& meeting,
                                  const core::InviteeId& seat,
                                  const core::UserId& by,
                                  core::Instant at)
{
    return sql_.execute(
               "insert into seat_delivery (invitee_id, authority_id, meeting_id, recalled_at, "
               "recalled_by) values (:i, :a, :m, :t, :b) on conflict (invitee_id) do update set "
               "recalled_at = excluded.recalled_at, recalled_by = excluded.recalled_by "
               "where seat_delivery.recalled_at is null",
               seat,
               authority,
               meeting,
               at,
               by) == 1;
}

bool DeliveryStore::note_handed(const core::AuthorityId& authority,
                                const core::MeetingId& meeting,
                                const core::InviteeId& seat,
                                const core::InviteeId& to,
                                const core::UserId& by,
                                core::Instant at)
{
    return sql_.execute(
               "insert into seat_delivery (invitee_id, authority_id, meeting_id, handed_at, "
               "handed_by, handed_to) values (:i, :a, :m, :t, :b, :to) on conflict (invitee_id) do "
               "update set handed_at = excluded.handed_at, handed_by = excluded.handed_by, "
               "handed_to = excluded.handed_to where seat_delivery.handed_at is null",
               seat,
               authority,
               meeting,
               at,
               by,
               to) == 1;
}

bool DeliveryStore::is_link_opened(const core::AuthorityId& authority, const core::InviteeId& seat)
{
    return sql_
        .find<int>(
            "select 1 from seat_delivery where authority_id = :a and invitee_id = :i "
            "and link_opened_at is not null",
            authority,
            seat)
        .has_value();
}

bool DeliveryStore::is_recalled(const core::AuthorityId& authority, const core::InviteeId& seat)
{
    return sql_
        .find<int>(
            "select 1 from seat_delivery where authority_id = :a and invitee_id = :i "
            "and recalled_at is not null",
            authority,
            seat)
        .has_value();
}

bool DeliveryStore::mark_wrong(const core::AuthorityId& authority,
                               const core::SeatHolder& holder,
                               const core::Email& email,
                               const core::UserId& by,
                               core::Instant at)
{
    return sql_.execute(
               "insert into wrong_address (authority_id, holder, email, since, marked_by) "
               "values (:a, :h, :e, :t, :b) on conflict do nothing",
               authority,
               core::seat_key(holder),
               core::Email{core::lower_case(email.reveal())},
               at,
               by) == 1;
}

bool DeliveryStore::lift_wrong(const core::AuthorityId& authority,
                               const core::SeatHolder& holder,
                               const core::Email& email)
{
    return sql_.execute(
               "delete from wrong_address where authority_id = :a and holder = :h and email = :e",
               authority,
               core::seat_key(holder),
               core::Email{core::lower_case(email.reveal())}) == 1;
}

bool DeliveryStore::is_wrong(const core::AuthorityId& authority,
                             const core::SeatHolder& holder,
                             const core::Email& email)
{
    return sql_
        .find<int>(
            "select 1 from wrong_address where authority_id = :a and holder = :h and email = :e",
            authority,
            core::seat_key(holder),
            core::Email{core::lower_case(email.reveal())})
        .has_value();
}

std::vector<core::UndeliveredSeat> DeliveryStore::undelivered(const core::AuthorityId& authority,
                                                              core::Instant now)
{
    std::vector<core::UndeliveredSeat> found;
    for (auto& [meeting, seat] : sql_.select<core::MeetingId, core::InviteeId>(
             "select i.meeting_id, i.id from outbox_message o "
             "join invitee i on i.id = o.invitee_id join meeting m on m.id = i.meeting_id "
             "where o.authority_id = :a and o.kind = 'request' and o.state in ('held', 'failed', "
             "'bounced') and i.removed_at is null and i.reply = 'none' and m.status = 'scheduled' "
             "and m.starts_at > :t and not exists (select 1 from outbox_message later where "
             "later.invitee_id = o.invitee_id and later.kind = 'request' and later.id <> o.id and "
             "(later.sequence > o.sequence or (later.sequence = o.sequence and later.created_at > "
             "o.created_at))) and not exists (select 1 from told_by_hand t where t.invitee_id = "
             "o.invitee_id and t.sequence >= o.sequence) order by m.starts_at, i.meeting_id, i.id",
             authority,
             now))
        found.push_back({.meeting = std::move(meeting), .seat = std::move(seat)});
    return found;
}

std::vector<core::MeetingId> DeliveryStore::off_with_lost_mail(const core::AuthorityId& authority,
                                                               core::Instant now)
{
    std::vector<core::MeetingId> found;
    for (auto& [meeting, starts_at] : sql_.select<core::MeetingId, core::Instant>(
             "select m.id, m.starts_at from meeting m where m.authority_id = :a and m.status = "
             "'cancelled' and m.starts_at > :t and exists (select 1 from outbox_message o where "
             "o.meeting_id = m.id and o.state in ('held', 'failed', 'bounced')) "
             "order by m.starts_at, m.id",
             authority,
             now))
        found.push_back(std::move(meeting));
    return found;
}

}  // namespace quorate::db
