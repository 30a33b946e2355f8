// The part of ActionStore that finds action points.
#include "db/stores/action_columns.hpp"
#include "db/stores/action_store.hpp"
#include "db/stores/action_words.hpp"
#include "db/stores/asked.hpp"

namespace quorate::db {
namespace {

// As many are gathered and put in order within the time that a page may take.
constexpr int most_gathered = 10000;

// Of words that nearly all have, the list itself is walked until the page is full, and each row is
// asked for them; those that few have lead to their rows. PostgreSQL cannot tell which it is,
// because what stands for a beginning of a word says nothing of how many there are; and of a bare
// match it takes it that hardly any row has it, and would read them all.
const char* condition_on_postgresql(Sql& sql, const std::string& words)
{
    const int known = sql.value<int>(
        "select count(*) from (select 1 from action_text where words @@ cast(:words as tsquery) "
        "limit :most) known",
        words,
        most_gathered + 1);
    return known > most_gathered
               ? "and coalesce((select w.words from action_text w where w.action_id = ap.id) @@ "
                 "cast(:words as tsquery), false) "
               : "and ap.id = any (array(select w.action_id from action_text w where w.words @@ "
                 "cast(:words as tsquery))) ";
}

void add_words(Asked& to, const std::vector<std::string>& words, Sql& sql)
{
    if (words.empty()) return;
    const std::string asked = words_asked(sql, words);
    to.text += sql.dialect() == Dialect::postgresql
                   ? condition_on_postgresql(sql, asked)
                   : "and ap.words_number in (select rowid from action_text where action_text "
                     "match :words) ";
    to.bind(asked);
}

// What one case or one owner has is found by that, and sorted. With the bare column of the
// authority, SQLite reads all that the authority has, because it stands in order.
bool is_narrow(const core::ActionQuery& query)
{
    return !query.case_id.empty() || !query.owner.empty() || !query.agency.empty();
}

// Conditions are written only where something was asked for, so that each has its index.
void add_asked(Asked& to, const core::ActionQuery& query, Sql& sql)
{
    using enum core::ActionStatus;
    add_words(to, query.words, sql);
    if (query.to_do_only) to.text += "and ap.status = 'open' ";
    if (query.status == open) to.text += "and ap.status = 'open' and ap.started_at is null ";
    if (query.status == in_progress)
        to.text += "and ap.status = 'open' and ap.started_at is not null ";
    if (query.status == done) to.text += "and ap.status = 'done' and ap.confirmed_at is null ";
    if (query.status == confirmed)
        to.text += "and ap.status = 'done' and ap.confirmed_at is not null ";
    if (query.status == no_longer_needed) to.text += "and ap.status = 'no_longer_needed' ";
    if (query.due_before) {
        to.text += "and ap.due_on < :before ";
        to.bind(*query.due_before);
    }
    if (!query.agency.empty()) {
        to.text +=
            "and ap.owner_contact_id in (select k.id from contact k where k.agency_id = :k) ";
        to.bind(query.agency);
    }
    if (!query.owner.empty()) {
        to.text +=
            "and (ap.owner_user_id = :o1 or ap.owner_contact_id = :o2 or "
            "ap.owner_family_member_id = :o3) ";
        for (int i = 0; i < 3; ++i)
            to.bind(query.owner);
    }
    if (!query.case_id.empty()) {
        to.text += "and ap.case_id = :case ";
        to.bind(query.case_id);
    }
    if (query.after) {
        to.text += "and (ap.due_on, ap.id) > (:d, :i) ";
        to.bind(query.after->due_on);
        to.bind(query.after->id);
    }
}

}  // namespace

std::vector<core::ActionRow> ActionStore::found(const core::Actor& actor,
                                                core::Reach reach,
                                                core::Instant now,
                                                const core::ActionQuery& query)
{
    // The page first, in order and with each row's case looked up by itself; its names afterwards.
    Asked asked{std::string{action_rows} +
                "where ap.id in (select ap.id from action_point ap where "
                "(select count(*) from family_case c where c.id = ap.case_id and "};
    asked.text += case_is_visible;
    asked.bind_viewer(actor, reach, now);
    asked.text += ") > 0 and ";
    asked.text +=
        is_narrow(query) ? "coalesce(ap.authority_id, '') = :a " : "ap.authority_id = :a ";
    asked.bind(actor.authority);
    add_asked(asked, query, sql_);
    asked.text += "order by ap.due_on, ap.id limit :l) order by ap.due_on, ap.id";
    asked.bind(query.limit);
    return listed_actions(sql_, asked.text.c_str(), asked.values);
}

std::vector<core::ActionRow> ActionStore::open_of_owner(const core::AuthorityId& authority,
                                                        const core::ActionOwner& owner)
{
    Asked asked{std::string{action_rows}};
    asked.text += owner.user      ? "where ap.owner_user_id = :o "
                  : owner.contact ? "where ap.owner_contact_id = :o "
                                  : "where ap.owner_family_member_id = :o ";
    asked.bind(owner.id());
    asked.text += "and ap.authority_id = :a and ap.status = 'open' order by ap.due_on, ap.id";
    asked.bind(authority);
    return listed_actions(sql_, asked.text.c_str(), asked.values);
}

}  // namespace quorate::db
