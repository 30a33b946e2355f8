// The part of DateMoveStore that lists what a person was told of.
#include "db/stores/asked.hpp"
#include "db/stores/date_move_store.hpp"
#include "db/stores/due_date_columns.hpp"

namespace quorate::db {
namespace {

// The person's own notices, of cases that they may know of now: a case may have been restricted
// since they were told. Told twice of one date, they were told at last that it no longer runs.
void add_own(Asked& to, const core::Actor& actor, core::Reach reach, core::Instant now)
{
    to.text +=
        " from move_notice n join date_move m on m.id = n.move_id "
        "join told_of_date t on t.notice_id = n.id "
        "join moved_date v on v.after_id = t.after_id and v.move_id = n.move_id "
        "join family_case c on c.id = v.case_id "
        "join due_date d on d.id = v.after_id join case_event e on e.id = d.event_id "
        "left join due_date o on o.id = v.before_id "
        "left join staff_user u on u.id = m.made_by "
        "where n.authority_id = :a and n.user_id = :own "
        "and (v.before_id is null or not exists (select 1 from told_of_date s "
        "join move_notice later on later.id = s.notice_id where s.after_id = t.after_id "
        "and s.notice_id <> t.notice_id and later.user_id = n.user_id)) and ";
    to.text += case_is_visible;
    to.bind(actor.authority);
    to.bind(actor.user);
    to.bind_viewer(actor, reach, now);
}

// Where a page goes on: after a date of the page before, whose place is worked out from itself.
struct Place {
    core::Instant made_at;
    core::DateMoveId move;
    core::Date schedule_by;
};

std::optional<Place> place_of(Sql& sql, const core::UserId& user, const core::DueDateId& date)
{
    const auto row = sql.find<core::Instant, core::DateMoveId, core::Date>(
        "select m.made_at, m.id, d.schedule_by from told_of_date t "
        "join move_notice n on n.id = t.notice_id join date_move m on m.id = n.move_id "
        "join due_date d on d.id = t.after_id where t.after_id = :d and n.user_id = :u "
        "order by m.made_at desc, m.id desc limit 1",
        date,
        user);
    if (!row) return std::nullopt;
    return Place{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
}

void add_place(Asked& to, const Place& place, const core::DueDateId& after)
{
    to.text +=
        "and (m.made_at < :at_1 or (m.made_at = :at_2 and (m.id < :move_1 or (m.id = :move_2 "
        "and (d.schedule_by > :by_1 or (d.schedule_by = :by_2 and d.id > :after)))))) ";
    to.bind(place.made_at);
    to.bind(place.made_at);
    to.bind(place.move);
    to.bind(place.move);
    to.bind(place.schedule_by);
    to.bind(place.schedule_by);
    to.bind(after);
}

}  // namespace

std::vector<core::ToldDate> DateMoveStore::told_to(const core::Actor& actor,
                                                   core::Reach reach,
                                                   core::Instant now,
                                                   const core::ToldDateQuery& query)
{
    Asked asked{due_date_columns +
                ", m.id, m.cause, m.cause_id, m.made_by, m.made_at, coalesce(u.name, ''), "
                "n.seen_at, case when v.before_id is null then 1 else 0 end, "
                "coalesce(o.limit_date, d.limit_date), coalesce(o.limit_at, d.limit_at), "
                "coalesce(o.schedule_by, d.schedule_by), c.reference, c.family_name"};
    add_own(asked, actor, reach, now);
    if (!query.with_seen) asked.text += "and n.seen_at is null ";
    if (!query.after.empty()) {
        const auto place = place_of(sql_, actor.user, query.after);
        if (!place) return {};
        add_place(asked, *place, query.after);
    }
    asked.text += "order by m.made_at desc, m.id desc, d.schedule_by, d.id limit :limit";
    asked.bind(query.limit);

    std::vector<core::ToldDate> found;
    for (auto& [date, more] : select_due_dates<core::DateMoveId,
                                               std::string,
                                               std::string,
                                               core::UserId,
                                               core::Instant,
                                               core::PersonName,
                                               std::optional<core::Instant>,
                                               bool,
                                               core::Date,
                                               std::optional<core::Instant>,
                                               core::Date,
                                               std::string,
                                               core::PersonName>(sql_, asked.text, asked.values)) {
        auto& [move,
               cause,
               cause_id,
               made_by,
               made_at,
               name,
               seen,
               gone,
               limit,
               limit_at,
               book_by,
               ref,
               family] = more;
        found.push_back({.move = {.id = move,
                                  .authority = actor.authority,
                                  .reason = {core::move_cause_from(cause).value(), cause_id},
                                  .made_by = made_by,
                                  .made_at = made_at},
                         .made_by_name = name,
                         .seen_at = seen,
                         .date = date,
                         .no_longer_runs = gone,
                         .old_limit = limit,
                         .old_limit_at = limit_at,
                         .old_schedule_by = book_by,
                         .reference = ref,
                         .family_name = family});
    }
    return found;
}

core::UnseenDates DateMoveStore::unseen(const core::Actor& actor,
                                        core::Reach reach,
                                        core::Instant now)
{
    // Asked with every page of work, so first whether there is anything at all.
    if (!sql_.find<int>("select 1 from move_notice where authority_id = :a and user_id = :u "
                        "and seen_at is null limit 1",
                        actor.authority,
                        actor.user))
        return {};
    Asked asked{"select count(*), count(distinct v.case_id)"};
    add_own(asked, actor, reach, now);
    asked.text += "and n.seen_at is null";
    const auto row = sql_.find<int, int>(asked.text.c_str(), asked.values).value();
    return {.dates = std::get<0>(row), .families = std::get<1>(row)};
}

}  // namespace quorate::db
