#include "db/stores/date_move_store.hpp"

#include <algorithm>
#include <set>

#include "db/session/many_rows.hpp"
#include "db/stores/by_name.hpp"

namespace quorate::db {
namespace {

core::DateMove move_from(const core::AuthorityId& authority,
                         const core::DateMoveId& id,
                         const std::string& cause,
                         const std::string& cause_id,
                         const core::UserId& made_by,
                         core::Instant made_at)
{
    return {.id = id,
            .authority = authority,
            .reason = {core::move_cause_from(cause).value(), cause_id},
            .made_by = made_by,
            .made_at = made_at};
}

core::MoveExtent extent_of(const std::vector<core::KeptDate>& dates,
                           const std::vector<core::MoveNotice>& notices)
{
    std::set<core::CaseId> families;
    for (const core::KeptDate& each : dates)
        families.insert(each.case_id);
    return {.dates = static_cast<int>(dates.size()),
            .families = static_cast<int>(families.size()),
            .people = static_cast<int>(notices.size())};
}

}  // namespace

std::vector<core::ConcernedCase> DateMoveStore::concerned_cases(
    const core::AuthorityId& authority, const std::vector<core::CaseId>& ids)
{
    std::vector<core::ConcernedCase> found;
    in_lists(ids, [&](const std::string& list, std::vector<Value> values) {
        values.push_back(Column<core::AuthorityId>::to(authority));
        const std::string text =
            "select id, team_id, lead_worker_id, level, is_open from family_case where id in " +
            list + " and authority_id = :a";
        for (auto& [id, team, lead, level, open] :
             sql_.select<core::CaseId, core::TeamId, core::UserId, int, bool>(text.c_str(), values))
            found.push_back({id, team, lead, level, open});
    });
    return found;
}

std::vector<core::ConcernedMeeting> DateMoveStore::concerned_meetings(
    const core::AuthorityId& authority, const std::vector<core::MeetingId>& ids)
{
    std::vector<core::ConcernedMeeting> found;
    in_lists(ids, [&](const std::string& list, std::vector<Value> values) {
        values.push_back(Column<core::AuthorityId>::to(authority));
        const std::string text = "select id, chair_id, created_by from meeting where id in " +
                                 list + " and authority_id = :a";
        for (auto& [id, chair, booked_by] :
             sql_.select<core::MeetingId, core::UserId, core::UserId>(text.c_str(), values))
            found.push_back({id, chair, booked_by});
    });
    return found;
}

void DateMoveStore::add(const core::DateMove& move,
                        const std::vector<core::KeptDate>& dates,
                        const std::vector<core::MoveNotice>& notices)
{
    const core::MoveExtent extent = extent_of(dates, notices);
    sql_.execute(
        "insert into date_move (id, authority_id, cause, cause_id, made_by, made_at, dates, "
        "families, people) values (:i, :a, :c, :o, :b, :t, :d, :f, :p)",
        move.id,
        move.authority,
        std::string{core::code(move.reason.cause)},
        move.reason.id,
        move.made_by,
        move.made_at,
        extent.dates,
        extent.families,
        extent.people);

    ManyRows moved{"insert into moved_date (after_id, authority_id, move_id, before_id, case_id)"};
    for (const core::KeptDate& each : dates)
        moved.row(each.after, move.authority, move.id, each.before, each.case_id);
    moved.flush(sql_);

    ManyRows told{"insert into move_notice (id, authority_id, move_id, user_id, dates)"};
    ManyRows of_dates{"insert into told_of_date (authority_id, notice_id, after_id)"};
    for (const core::MoveNotice& notice : notices) {
        told.row(notice.id, move.authority, move.id, notice.user, notice.dates.size());
        for (const core::DueDateId& date : notice.dates)
            of_dates.row(move.authority, notice.id, date);
    }
    told.flush(sql_);
    of_dates.flush(sql_);
}

bool DateMoveStore::was_told(const core::AuthorityId& authority,
                             const core::UserId& user,
                             const core::DueDateId& date)
{
    return sql_
        .find<int>(
            "select 1 from told_of_date t join move_notice n on n.id = t.notice_id "
            "where t.after_id = :d and n.authority_id = :a and n.user_id = :u",
            date,
            authority,
            user)
        .has_value();
}

bool DateMoveStore::mark_seen(const core::AuthorityId& authority,
                              const core::UserId& user,
                              const core::DateMoveId& move,
                              core::Instant now)
{
    return sql_.execute(
               "update move_notice set seen_at = coalesce(seen_at, :t) "
               "where authority_id = :a and move_id = :m and user_id = :u",
               now,
               authority,
               move,
               user) == 1;
}

std::vector<core::CaseMove> DateMoveStore::of_case(const core::AuthorityId& authority,
                                                   const core::CaseId& id)
{
    std::map<std::pair<core::DueDateId, core::DateMoveId>, std::vector<core::ToldPerson>> told;
    for (auto& [date, move, user, name, seen_at] : sql_.select<core::DueDateId,
                                                               core::DateMoveId,
                                                               core::UserId,
                                                               core::PersonName,
                                                               std::optional<core::Instant>>(
             "select t.after_id, n.move_id, n.user_id, u.name, n.seen_at from moved_date v "
             "join told_of_date t on t.after_id = v.after_id "
             "join move_notice n on n.id = t.notice_id and n.move_id = v.move_id "
             "join staff_user u on u.id = n.user_id "
             "where v.authority_id = :a and v.case_id = :c order by u.id",
             authority,
             id))
        told[{date, move}].push_back({user, name, seen_at});
    for (auto& [of, people] : told)
        sort_by(people, [](const core::ToldPerson& person) { return list_name(person.name); });

    std::vector<core::CaseMove> moves;
    for (auto& [after, before, move, cause, cause_id, made_by, made_at, name] :
         sql_.select<core::DueDateId,
                     std::optional<core::DueDateId>,
                     core::DateMoveId,
                     std::string,
                     std::string,
                     core::UserId,
                     core::Instant,
                     core::PersonName>(
             "select v.after_id, v.before_id, m.id, m.cause, m.cause_id, m.made_by, m.made_at, "
             "coalesce(u.name, '') from moved_date v join date_move m on m.id = v.move_id "
             "left join staff_user u on u.id = m.made_by "
             "where v.authority_id = :a and v.case_id = :c "
             "order by m.made_at desc, m.id desc, v.after_id",
             authority,
             id))
        moves.push_back({.move = move_from(authority, move, cause, cause_id, made_by, made_at),
                         .made_by_name = name,
                         .date = {after, before, id},
                         .told = told[{after, move}]});
    return moves;
}

std::map<std::string, core::MoveExtent> DateMoveStore::extents(
    const core::AuthorityId& authority, const std::vector<core::MoveCause>& causes)
{
    std::map<std::string, core::MoveExtent> found;
    for (const core::MoveCause cause : causes)
        for (auto& [id, dates, families, people] : sql_.select<std::string, int, int, int>(
                 "select cause_id, dates, families, people from date_move "
                 "where authority_id = :a and cause = :c",
                 authority,
                 std::string{core::code(cause)}))
            found[id] = {dates, families, people};
    return found;
}

std::optional<core::NoticeToSend> DateMoveStore::notice(const core::AuthorityId& authority,
                                                        const core::MoveNoticeId& id)
{
    const auto row = sql_.find<core::UserId, std::string, std::string, core::Instant, int, bool>(
        "select n.user_id, m.cause, m.cause_id, m.made_at, n.dates, "
        "case when n.seen_at is null then 0 else 1 end from move_notice n "
        "join date_move m on m.id = n.move_id where n.authority_id = :a and n.id = :i",
        authority,
        id);
    if (!row) return std::nullopt;
    const auto& [user, cause, cause_id, made_at, dates, is_seen] = *row;
    return core::NoticeToSend{.user = user,
                              .reason = {core::move_cause_from(cause).value(), cause_id},
                              .made_at = made_at,
                              .dates = dates,
                              .is_seen = is_seen};
}

}  // namespace quorate::db
