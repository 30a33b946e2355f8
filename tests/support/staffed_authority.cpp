#include "tests/support/staffed_authority.hpp"
#include "tests/support/plain_rows.hpp"

#include <stdexcept>

#include "core/access/role.hpp"
#include "db/session/transaction.hpp"

namespace quorate::test {
namespace {

struct Person {
    const char* id;
    const char* role;
    const core::TeamId& team;
};

const Person people[] = {{"sw", "SW", north},
                         {"tm", "TM", north},
                         {"sm", "SM", north},
                         {"bs", "BS", north},
                         {"cc", "CC", north},
                         {"ad", "AD", north},
                         {"am", "AM", north},
                         {"sw-south", "SW", south},
                         {"bs-south", "BS", south},
                         {"cc-south", "CC", south}};

void add_authority(db::Sql& sql, const core::AuthorityId& id)
{
    sql.execute(
        "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone) "
        "values (:i, :n, 'England', 'meetings@council.example', '01632 960000')",
        id,
        "Council " + id.text());
}

}  // namespace

void add_staffed_authorities(db::Sql& sql)
{
    add_authority(sql, exampleshire);
    add_authority(sql, elsewhere);
    for (const core::TeamId& team : {north, south})
        sql.execute("insert into team (id, authority_id, name) values (:i, :a, :n)",
                    team,
                    exampleshire,
                    "Team " + team.text());
    for (const Person& person : people) {
        const std::string id = person.id;
        test::run_plain(
            sql,
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) values (:i, :a, :n, :e, :r, 'none', 0)",
            id,
            exampleshire,
            "Name of " + id,
            id + "@council.example",
            person.role);
        sql.execute("insert into team_member (authority_id, team_id, user_id) values (:a, :t, :u)",
                    exampleshire,
                    person.team,
                    id);
    }
}

void add_staffed_authorities(db::Pool& pool)
{
    db::Transaction transaction{pool, db::Access::write};
    add_staffed_authorities(transaction.sql());
    transaction.commit();
}

void add_second_administrator(db::Pool& pool)
{
    db::Transaction transaction{pool, db::Access::write};
    test::run_plain(
        transaction.sql(),
        "insert into staff_user (id, authority_id, name, email, role, password_hash, created_at) "
        "values ('am-2', :a, 'Second Administrator', 'am-2@council.example', 'AM', 'none', 0)",
        exampleshire);
    transaction.commit();
}

core::Actor staff(const std::string& id)
{
    for (const Person& person : people)
        if (id == person.id)
            return {.user = core::UserId{id},
                    .authority = exampleshire,
                    .role = core::find_role(person.role).value(),
                    .name = core::PersonName{"Name of " + id},
                    .teams = {person.team},
                    .credential = "session of " + id,
                    .network = "127.0.0.0/24"};
    throw std::logic_error{"no such person"};
}

core::Actor administrator(const std::string& id, core::Instant now)
{
    core::Actor actor = staff("am");
    actor.user = core::UserId{id};
    actor.credential = "session of " + id;
    actor.stepped_up_at = now;
    return actor;
}

}  // namespace quorate::test
