#include "server/app/app.hpp"

#include <cstdlib>

#include "core/audit/audited.hpp"
#include "core/audit/excluded_attempt.hpp"
#include "db/session/checkup.hpp"
#include "db/session/confinement.hpp"
#include "db/session/migrate.hpp"
#include "db/stores/stored_text.hpp"
#include "server/app/make_work_provider.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

bool is_denial(const core::Error& error)
{
    switch (error.refusal) {
        case core::Refusal::invalid_input:  // of which the use case says what was prevented
        case core::Refusal::hidden:
        case core::Refusal::not_permitted:
        case core::Refusal::needs_second_person:
            return true;
        default:
            return false;
    }
}

// What nobody sets is no folder to look in.
std::string_view program_folders()
{
    const char* path = std::getenv("PATH");
    return path == nullptr ? std::string_view{} : path;
}

}  // namespace

App::App(Settings with_settings, Surroundings surroundings)
    : settings{std::move(with_settings)},
      clock{surroundings.clock},
      random{surroundings.random},
      digest{surroundings.digest},
      hasher{surroundings.hasher},
      links{surroundings.links},
      calendar_addresses{surroundings.calendar_addresses},
      agency_reports{surroundings.agency_reports},
      second_factors{surroundings.second_factors},
      passkeys{settings.public_url()},
      breached_passwords{settings.breached_passwords},
      bank_holidays{core::shipped_bank_holidays()},
      // A whole council can sit behind one network address, so a network may fail more often.
      sign_in_limits{.per_account = 10,
                     .per_network = 50,
                     .linked_use_passwords = !settings.work_account.is_on() ||
                                             settings.work_account.linked_use_passwords},
      session_times{settings.session_idle, settings.session_absolute},
      pool{db::parse_database_url(settings.database_url()),
           static_cast<std::size_t>(settings.database_connections),
           surroundings.texts},
      database{pool},
      feeds{
          clock, !settings.tls_certificate.empty() || settings.behind_proxy, settings.public_url()},
      pdf{std::make_unique<PdfRenderer>(pdf_command(settings.pdf_program, program_folders()))},
      work_provider{make_work_provider(settings, clock)}
{
    const int applied = db::migrate(pool);
    const core::Seal* const others[] = {
        &calendar_addresses, &agency_reports, &second_factors, &surroundings.stored_mail};
    db::seal_stored_text(pool, others);
    if (applied > 0) log(events::migrated, {{"migrations", applied}});
    if (db::climbs_authority_wall(pool)) log(events::wall_climbed);
    metrics.collect("feed_reads_total", "counter", [this] {
        const auto counts = feeds.counts();
        return Metrics::Values{{"result=\"whole\"", static_cast<double>(counts.whole)},
                               {"result=\"unchanged\"", static_cast<double>(counts.unchanged)},
                               {"result=\"unknown\"", static_cast<double>(counts.unknown)}};
    });
    metrics.gauge("feed_cache_bytes", [this] { return static_cast<double>(feeds.size()); });
}

core::IdentityStores App::identity_stores(core::UnitOfWork& work) const
{
    return {work.users,
            work.sessions,
            work.api_tokens,
            work.sign_ins,
            work.audit,
            work.second_factors,
            work.passkeys,
            work.work_accounts};
}

void App::note_refusal(const core::Actor& actor, const core::Error& error)
{
    const bool is_attempt = error.refusal == core::Refusal::excluded_person || error.names_excluded;
    if (is_attempt && error.action.empty()) {
        core::Error attempt = error;
        attempt.refusal = core::Refusal::excluded_person;  // also among other faults of a form
        attempt.action = core::action_name(core::Action::participant_add_excluded);
        note_denial(actor, attempt);  // first: the log has it even where no mail can be stored
        const db::Confinement confined{actor.authority};
        database.write([&](core::UnitOfWork& work) {
            core::tell_of_excluded_attempt(work, clock, random, actor);
            return true;
        });
        return;
    }
    if (error.action.empty() || !is_denial(error)) return;
    note_denial(actor, error);
}

void App::note_denial(const core::Actor& actor, const core::Error& error)
{
    const auto authority = actor.authority.empty() ? core::installation_chain : actor.authority;
    // Of whoever was refused, also behind another authority's link.
    const db::Confinement confined{actor.authority};
    database.write([&](core::UnitOfWork& work) {
        work.audit.record(authority, core::denial(actor, now(), error));
        return true;
    });
    log(events::denied, {{"action", LogValue::code(error.action)}});
    metrics.count("authz_denied_total", "action=\"" + error.action + "\"");
}

}  // namespace quorate::server
