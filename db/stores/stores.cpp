#include "db/stores/stores.hpp"

namespace quorate::db {

core::UnitOfWork Stores::unit_of_work()
{
    return {
        .actions = actions,
        .agencies = agencies,
        .agency_reports = agency_reports,
        .api_tokens = api_tokens,
        .app_passwords = app_passwords,
        .audit = audit,
        .authorities = authorities,
        .availability = availability,
        .busy_feeds = busy_feeds,
        .case_events = case_events,
        .cases = cases,
        .census = census,
        .changes_seen = changes_seen,
        .circulations = circulations,
        .closures = closures,
        .contacts = contacts,
        .date_moves = date_moves,
        .dates_changes = dates_changes,
        .decision_letters = decision_letters,
        .deliveries = deliveries,
        .due_dates = due_dates,
        .feed_versions = feed_versions,
        .feeds = feeds,
        .holds = holds,
        .holiday_lists = holiday_lists,
        .idempotency = idempotency,
        .invitees = invitees,
        .local_rules = local_rules,
        .meeting_chains = meeting_chains,
        .meeting_needs = meeting_needs,
        .meetings = meetings,
        .minutes = minutes,
        .must_not_meet = must_not_meet,
        .outbox = outbox,
        .overruns = overruns,
        .own_calendars = own_calendars,
        .packs = packs,
        .polls = polls,
        .preparations = preparations,
        .reminders = reminders,
        .replies = replies,
        .reports = reports,
        .rooms = rooms,
        .sessions = sessions,
        .sign_ins = sign_ins,
        .staff = staff,
        .teams = teams,
        .users = users,
    };
}

}  // namespace quorate::db
