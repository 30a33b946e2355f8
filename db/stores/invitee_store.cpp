#include "db/stores/invitee_store.hpp"

#include <stdexcept>

#include "core/support/text.hpp"
#include "db/stores/attendance_columns.hpp"

namespace quorate::db {
namespace {

#define INVITEES                                                                               \
    "select i.id, i.authority_id, i.meeting_id, i.contact_id, i.family_member_id, i.user_id, " \
    "i.requirement, i.email, i.calendar_uid, i.link_generation, i.link_hash, i.sequence, "     \
    "i.reply, i.deputy_name, i.reply_note, i.replied_at, i.attendance, i.removed_at, "         \
    "i.created_at, i.version, i.language, i.attends_from, i.attends_until, i.arrived_at, "     \
    "i.left_at, "                                                                              \
    "coalesce(k.name, f.name, u.name), "                                                       \
    "coalesce(k.job_title, f.relationship, u.job_title), coalesce(a.name, ''), a.kind, "       \
    "coalesce(a.id, ''), coalesce(a.organisation_id, ''), coalesce(k.discipline, ''), "        \
    "case when u.agency_id is null then u.role end, "                                          \
    "case when coalesce(k.active, u.active, 1) = 1 then 0 else 1 end "                         \
    "from invitee i left join contact k on k.id = i.contact_id "                               \
    "left join family_member f on f.id = i.family_member_id "                                  \
    "left join staff_user u on u.id = i.user_id "                                              \
    "left join agency a on a.id = coalesce(k.agency_id, u.agency_id) "

template <class Optional, class Read>
auto read(const Optional& text, Read how) -> decltype(how(*text))
{
    if (!text) return std::nullopt;
    return how(*text);
}

template <class... In>
std::vector<core::InviteeEntry> invitees(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::InviteeEntry> found;
    for (auto& [id,
                authority,
                meeting,
                contact,
                member,
                user,
                requirement,
                email,
                uid,
                generation,
                hash,
                sequence,
                reply,
                deputy,
                note,
                replied,
                attendance,
                removed,
                created,
                version,
                language,
                from,
                until,
                arrived,
                left,
                name,
                job,
                agency_name,
                kind,
                agency,
                organisation,
                discipline,
                role,
                has_left] : sql.select<core::InviteeId,
                                       core::AuthorityId,
                                       core::MeetingId,
                                       std::optional<core::ContactId>,
                                       std::optional<core::FamilyMemberId>,
                                       std::optional<core::UserId>,
                                       std::string,
                                       core::Email,
                                       std::string,
                                       int,
                                       std::string,
                                       int,
                                       std::string,
                                       core::PersonName,
                                       core::FreeText,
                                       std::optional<core::Instant>,
                                       std::string,
                                       std::optional<core::Instant>,
                                       core::Instant,
                                       int,
                                       std::string,
                                       std::optional<int>,
                                       std::optional<int>,
                                       std::optional<int>,
                                       std::optional<int>,
                                       core::PersonName,
                                       std::string,
                                       std::string,
                                       std::optional<std::string>,
                                       core::AgencyId,
                                       core::OrganisationId,
                                       std::string,
                                       std::optional<std::string>,
                                       bool>(text, in...))
        found.push_back({.invitee = {.id = id,
                                     .authority = authority,
                                     .meeting = meeting,
                                     .holder = {contact, member, user},
                                     .requirement = core::requirement_from(requirement).value(),
                                     .window = window_of(from, until),
                                     .email = email,
                                     .calendar_uid = uid,
                                     .link_generation = generation,
                                     .link_hash = hash,
                                     .sequence = sequence,
                                     .reply = core::reply_from(reply).value(),
                                     .deputy_name = deputy,
                                     .reply_note = note,
                                     .replied_at = replied,
                                     .attendance = core::attendance_from(attendance).value(),
                                     .stay = {time_of_day(arrived), time_of_day(left)},
                                     .removed_at = removed,
                                     .created_at = created,
                                     .version = version,
                                     .language = core::language_from(language).value()},
                         .name = name,
                         .job = job,
                         .agency_name = agency_name,
                         .agency_kind = read(kind, core::agency_kind_from),
                         .agency = agency,
                         .organisation = organisation,
                         .discipline = discipline,
                         .staff_role = read(role, core::find_role),
                         .has_left = has_left});
    return found;
}

std::optional<core::InviteeEntry> first(std::vector<core::InviteeEntry> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void InviteeStore::add(const core::Invitee& seat)
{
    sql_.execute(
        "insert into invitee (id, authority_id, meeting_id, contact_id, family_member_id, user_id, "
        "requirement, attends_from, attends_until, email, calendar_uid, link_generation, "
        "link_hash, sequence, created_at, language) "
        "values (:i, :a, :m, :c, :f, :u, :r, :from, :until, :e, :uid, :g, :h, :s, :t, :l)",
        seat.id,
        seat.authority,
        seat.meeting,
        seat.holder.contact,
        seat.holder.member,
        seat.holder.user,
        std::string{code(seat.requirement)},
        window_column(seat.window, &core::AttendanceWindow::from),
        window_column(seat.window, &core::AttendanceWindow::until),
        seat.email,
        seat.calendar_uid,
        seat.link_generation,
        seat.link_hash,
        seat.sequence,
        seat.created_at,
        std::string{code(seat.language)});
}

std::optional<core::InviteeEntry> InviteeStore::find(const core::AuthorityId& authority,
                                                     const core::InviteeId& id)
{
    return first(invitees(sql_, INVITEES "where i.authority_id = :a and i.id = :i", authority, id));
}

std::optional<core::InviteeEntry> InviteeStore::find_by_link(const std::string& link_hash)
{
    return first(invitees(sql_, INVITEES "where i.link_hash = :h", link_hash));
}

std::optional<core::InviteeEntry> InviteeStore::find_by_calendar_uid(const std::string& uid)
{
    return first(invitees(sql_, INVITEES "where i.calendar_uid = :u", uid));
}

std::vector<core::InviteeEntry> InviteeStore::of_meeting(const core::AuthorityId& authority,
                                                         const core::MeetingId& meeting)
{
    return invitees(sql_,
                    INVITEES
                    "where i.authority_id = :a and i.meeting_id = :m and i.removed_at is null "
                    "order by case when i.family_member_id is null then 0 else 1 end, "
                    "coalesce(a.name, ''), coalesce(k.name, f.name, u.name), i.id",
                    authority,
                    meeting);
}

std::vector<core::InviteeEntry> InviteeStore::removed_from(const core::AuthorityId& authority,
                                                           const core::MeetingId& meeting)
{
    return invitees(sql_,
                    INVITEES
                    "where i.authority_id = :a and i.meeting_id = :m and i.removed_at is not null "
                    "order by i.removed_at desc, i.id",
                    authority,
                    meeting);
}

std::vector<core::UserId> InviteeStore::accounts_of_contacts(const core::AuthorityId& authority,
                                                             const core::MeetingId& meeting)
{
    std::vector<core::UserId> accounts;
    for (auto& [id] : sql_.select<core::UserId>(
             "select distinct u.id from invitee i join staff_user u on u.contact_id = i.contact_id "
             "where i.authority_id = :a and i.meeting_id = :m order by u.id",
             authority,
             meeting))
        accounts.push_back(std::move(id));
    return accounts;
}

std::vector<core::InviteeEntry> InviteeStore::between(const core::AuthorityId& authority,
                                                      core::Instant from,
                                                      core::Instant until)
{
    return invitees(sql_,
                    INVITEES
                    "join meeting m on m.id = i.meeting_id where m.authority_id = :a "
                    "and m.ends_at > :f and m.starts_at < :u and m.status <> 'cancelled' "
                    "and i.removed_at is null order by i.meeting_id, i.id",
                    authority,
                    from,
                    until);
}

std::vector<core::InviteeEntry> InviteeStore::ahead_at(const core::AuthorityId& authority,
                                                       const core::SeatHolder& holder,
                                                       const core::Email& email,
                                                       core::Instant now)
{
    return invitees(sql_,
                    INVITEES
                    "join meeting m on m.id = i.meeting_id where i.authority_id = :a "
                    "and (i.contact_id = :c or i.family_member_id = :f or i.user_id = :u) "
                    "and i.email = :e and i.removed_at is null and m.status = 'scheduled' "
                    "and m.opened_at is null and m.starts_at > :n order by m.starts_at, m.id",
                    authority,
                    holder.contact,
                    holder.member,
                    holder.user,
                    core::Email{core::lower_case(email.reveal())},
                    now);
}

std::vector<core::InviteeEntry> InviteeStore::of_chairs_who_declined(
    const core::AuthorityId& authority, core::Instant now)
{
    return invitees(sql_,
                    INVITEES
                    "join meeting m on m.id = i.meeting_id where m.authority_id = :a "
                    "and m.starts_at > :n and m.status = 'scheduled' and i.user_id = m.chair_id "
                    "and i.reply = 'cannot_come' and i.removed_at is null "
                    "order by m.starts_at, m.id",
                    authority,
                    now);
}

core::Result<int> InviteeStore::save(const core::Invitee& seat)
{
    const auto changed = sql_.execute(
        "update invitee set reply = :r, deputy_name = :d, reply_note = :n, replied_at = :t, "
        "requirement = :q, attendance = :at, arrived_at = :came, left_at = :went, "
        "language = :l, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        std::string{code(seat.reply)},
        seat.deputy_name,
        seat.reply_note,
        seat.replied_at,
        std::string{code(seat.requirement)},
        std::string{code(seat.attendance)},
        time_column(seat.stay.arrived),
        time_column(seat.stay.left),
        std::string{code(seat.language)},
        seat.authority,
        seat.id,
        seat.version);
    if (changed == 1) return seat.version + 1;
    const bool exists = find(seat.authority, seat.id).has_value();
    return exists ? core::Refusal::stale_version : core::Refusal::not_found;
}

void InviteeStore::reset_replies(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    sql_.execute(
        "update invitee set reply = 'none', deputy_name = '', version = version + 1 "
        "where authority_id = :a and meeting_id = :m and reply not in ('none', 'wrong_person')",
        authority,
        meeting);
}

void InviteeStore::reset_reply(const core::AuthorityId& authority, const core::InviteeId& id)
{
    sql_.execute(
        "update invitee set reply = 'none', deputy_name = '', version = version + 1 "
        "where authority_id = :a and id = :i and reply not in ('none', 'wrong_person')",
        authority,
        id);
}

bool InviteeStore::forget_wrong_person(const core::AuthorityId& authority,
                                       const core::InviteeId& id)
{
    return sql_.execute(
               "update invitee set reply = 'none', reply_note = '', replied_at = null, version = "
               "version + 1 where authority_id = :a and id = :i and reply = 'wrong_person'",
               authority,
               id) == 1;
}

void InviteeStore::set_window(const core::AuthorityId& authority,
                              const core::InviteeId& id,
                              const std::optional<core::AttendanceWindow>& window)
{
    sql_.execute(
        "update invitee set attends_from = :f, attends_until = :u, version = version + 1 "
        "where authority_id = :a and id = :i",
        window_column(window, &core::AttendanceWindow::from),
        window_column(window, &core::AttendanceWindow::until),
        authority,
        id);
}

void InviteeStore::set_sequence(const core::AuthorityId& authority,
                                const core::InviteeId& id,
                                int sequence)
{
    sql_.execute("update invitee set sequence = :s where authority_id = :a and id = :i",
                 sequence,
                 authority,
                 id);
}

std::map<core::InviteeId, std::string> InviteeStore::told_by_hand(
    const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    std::map<core::InviteeId, std::string> told;
    for (auto& [id, what] : sql_.select<core::InviteeId, std::string>(
             "select id, told_by_hand from invitee where authority_id = :a and meeting_id = :m "
             "and told_by_hand <> ''",
             authority,
             meeting))
        told.emplace(std::move(id), std::move(what));
    return told;
}

void InviteeStore::set_told_by_hand(const core::AuthorityId& authority,
                                    const core::InviteeId& id,
                                    const std::string& told)
{
    sql_.execute("update invitee set told_by_hand = :t where authority_id = :a and id = :i",
                 told,
                 authority,
                 id);
}

void InviteeStore::remove(const core::AuthorityId& authority,
                          const core::InviteeId& id,
                          core::Instant at)
{
    sql_.execute(
        "update invitee set removed_at = :t, version = version + 1 "
        "where authority_id = :a and id = :i and removed_at is null",
        at,
        authority,
        id);
}

}  // namespace quorate::db
