#include "core/retention/retention_schedule.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_owner = 100;
constexpr std::size_t longest_reason = 500;

void check_years(FormChecks& checks, const RetentionRule& rule)
{
    const auto fewest = fewest_years(rule.of, rule.start);
    if (rule.start == RetentionStart::death)
        checks.refuse("counted_from",
                      "Only the law counts from a death. Choose the closing or the birth");
    else if (!fewest)
        checks.refuse("counted_from", "The law counts this from the child's birth");
    else if (rule.years < *fewest || rule.years > most_years)
        checks.refuse("years",
                      "Enter from " + std::to_string(*fewest) + " to " +
                          std::to_string(most_years) + " years");
}

}  // namespace

std::vector<StandingRetention> standing_rules(UnitOfWork& work, const AuthorityId& authority)
{
    const auto notes = work.retention.notes(authority);
    std::vector<StandingRetention> all;
    for (const RetentionClass kind : all_retention_classes()) {
        StandingRetention standing{.rule = usual_rule(kind)};
        for (const RetentionNote& note : notes) {
            if (note.rule.of != kind) continue;
            if (!standing.note) {
                standing.note = note;
                standing.rule = note.rule;
            }
            standing.history.push_back(note);
        }
        all.push_back(std::move(standing));
    }
    return all;
}

Result<std::vector<StandingRetention>> view_retention_schedule(UnitOfWork& work, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::user_list_directory); !allowed)
        return allowed.error();
    return standing_rules(work, actor.authority);
}

std::vector<TechnicalRecord> technical_records()
{
    return {
        {"Sessions that have ended", "Removed the same day"},
        {"One-time codes for papers, with their e-mails", "90 days after they were asked for"},
        {"Devices that papers were opened on", "7 days after their trust ended"},
        {"Failed sign-ins", "7 days"},
        {"Answers kept for requests that are sent again", "24 hours"},
        {"From where calendar feeds were fetched",
         "12 months after the last time, or the end of the feed"},
        {"Links, letters and e-mails about a family", "As long as the family's record"},
        {"The audit trail",
         "Not removed, also of families erased: it holds ids, and the reasons that staff gave"}};
}

Result<Done> set_retention(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const SetRetention& command)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    const std::string owner = trimmed(command.owner);
    const std::string reason = trimmed(command.reason);
    FormChecks checks;
    check_years(checks, command.rule);
    checks.line("owner", owner, longest_owner, "Enter who answers for this, such as a job title");
    if (length(reason) < shortest_reason)
        checks.refuse("reason", "Say why, in 15 characters or more");
    else
        checks.lines("reason", reason, longest_reason);
    if (!checks.passed()) return checks.error();
    work.retention.add_note(actor.authority,
                            {.rule = command.rule,
                             .owner = PersonName{owner},
                             .reason = reason,
                             .noted_by = actor.user,
                             .noted_at = now});
    audit(work,
          actor,
          now,
          {.action = Action::config_mail_secrets,
           .object = actor.authority.text(),
           .detail = "retention=" + std::string{code(command.rule.of)} +
                     " from=" + std::string{code(command.rule.start)} +
                     " years=" + std::to_string(command.rule.years)});
    return Done{};
}

}  // namespace quorate::core
