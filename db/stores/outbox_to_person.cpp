// The part of OutboxStore that knows what was written to one person.
#include "core/meetings/invitee.hpp"
#include "db/stores/outbox_columns.hpp"
#include "db/stores/outbox_store.hpp"

namespace quorate::db {
namespace {

// Who it is, in each of the ways in which a message or what it is about names them.
#define PERSON                                                                             \
    "w (authority, family, contact, member, person, holder) as (select cast(:a as text), " \
    "cast(:c as text), cast(:co as text), cast(:m as text), cast(:u as text), cast(:k as text)) "
#define IS_THEIRS(row)                                                               \
    "(" row ".contact_id = w.contact or " row ".family_member_id = w.member or " row \
    ".user_id = w.person)"
#define MEETINGS "from w join meeting m on m.authority_id = w.authority and m.case_id = w.family "
#define MAILS "select o.id from outbox_message o where "

#define OF_SEATS                                   \
    MAILS "o.invitee_id in (select s.id " MEETINGS \
          "join invitee s on s.meeting_id = m.id and " IS_THEIRS("s") ") "
#define OF_COPIES                                      \
    MAILS "o.circulation_id in (select r.id " MEETINGS \
          "join circulation r on r.meeting_id = m.id and " IS_THEIRS("r") ") "
#define OF_POLLS                                                                              \
    MAILS                                                                                     \
    "o.poll_seat_id in (select s.id from w join availability_poll p on p.authority_id = "     \
    "w.authority and p.case_id = w.family join poll_seat s on s.poll_id = p.id and s.holder " \
    "= w.holder) "
// What is due of all that they agreed to do; how they sign in, and what others changed for them.
#define OF_THEMSELVES                                                        \
    MAILS                                                                    \
    "o.notice_id in (select holder from w) "                                 \
    "union " MAILS                                                           \
    "o.notice_id in (select person from w union all select contact from w) " \
    "and o.purpose is not null "
#define OF_CODES                                  \
    MAILS "o.notice_id in (select r.id " MEETINGS \
          "join reader_code r on r.meeting_id = m.id and r.reader = w.holder) "
#define OF_ADDRESSES                                                                          \
    MAILS                                                                                     \
    "o.notice_id in (select l.id from w join address_link l on l.authority_id = w.authority " \
    "and l.contact_id = w.contact) "
// Who these are for stands in their keys alone.
#define OF_PROPOSALS                                                                           \
    MAILS                                                                                      \
    "o.dedupe_key in (select 'second_person:' || p.id || ':' || w.person || ':0' from w join " \
    "proposal p "                                                                              \
    "on p.authority_id = w.authority and p.case_id in ('', w.family)) "
#define OF_EMERGENCIES                                                                        \
    MAILS                                                                                     \
    "o.notice_id in (select e.id from w join emergency_access e on e.authority_id = "         \
    "w.authority and e.case_id = w.family) "                                                  \
    "and o.dedupe_key = 'emergency_access:' || o.notice_id || ':' || (select person from w) " \
    "|| ':' || cast(o.sequence as text) "
#define OF_MOVED_DATES                                                                        \
    MAILS                                                                                     \
    "o.notice_id in (select n.id from w join move_notice n on n.authority_id = w.authority "  \
    "and n.user_id = w.person "                                                               \
    "join told_of_date t on t.notice_id = n.id join moved_date d on d.after_id = t.after_id " \
    "and d.case_id = w.family) "

}  // namespace

std::vector<core::OutboxMessage> OutboxStore::written_to(const core::AuthorityId& authority,
                                                         const core::CaseId& id,
                                                         const core::SeatHolder& holder)
{
    auto found =
        messages(sql_,
                 SELECT_LISTED "where id in (with " PERSON OF_SEATS "union " OF_COPIES
                               "union " OF_CODES "union " OF_POLLS "union " OF_THEMSELVES
                               "union " OF_ADDRESSES "union " OF_PROPOSALS "union " OF_EMERGENCIES
                               "union " OF_MOVED_DATES ") order by created_at, sequence, id",
                 authority,
                 id,
                 holder.contact,
                 holder.member,
                 holder.user,
                 seat_key(holder));
    // What is about no family may have been written by another authority that knows them.
    std::erase_if(found,
                  [&](const core::OutboxMessage& each) { return each.authority != authority; });
    return found;
}

}  // namespace quorate::db
