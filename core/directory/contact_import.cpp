#include "core/directory/contact_import.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/directory/contact_import_plan.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t faults_told = 50;

using Address = std::pair<AgencyId, Email>;

// FNV-1a: tells two plans apart; nothing is kept from anyone by it.
std::string fingerprint_of(const std::vector<ImportLine>& lines)
{
    std::uint64_t hash = 14695981039346656037U;
    const auto mix = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        hash = (hash ^ 0xFFU) * 1099511628211U;
    };
    for (const ImportLine& line : lines) {
        mix(std::to_string(line.line));
        mix(code(line.outcome));
        mix(line.contact.id.text());
        mix(std::to_string(line.contact.version));
        mix(line.contact.agency.text());
        for (const std::string* text : {&line.contact.name.reveal(),
                                        &line.contact.job_title,
                                        &line.contact.discipline,
                                        &line.contact.email.reveal(),
                                        &line.contact.phone.reveal(),
                                        &line.deputy_email.reveal()})
            mix(*text);
        mix(line.contact.is_duty_mailbox ? "duty" : "");
        mix(line.contact.is_lead ? "lead" : "");
        mix(code(line.contact.language));
        mix(line.contact.deputy.value_or(ContactId{}).text());
    }
    return std::to_string(hash);
}

Error faults_by_line(const ImportPlan& plan)
{
    Error error{Refusal::invalid_input};
    std::size_t left_out = 0;
    for (const ImportLine& line : plan.lines)
        for (const FieldError& fault : line.faults) {
            if (error.fields.size() < faults_told)
                error.fields.push_back({"csv",
                                        "Line " + std::to_string(line.line) + ", " + fault.field +
                                            ": " + fault.message});
            else
                ++left_out;
        }
    if (left_out > 0) error.fields.push_back({"csv", "And " + std::to_string(left_out) + " more"});
    return error;
}

// Deputies are tied when all contacts are there, because two may be each other's.
Result<Done> carry_out(UnitOfWork& work, RandomSource& random, ImportPlan& plan)
{
    std::map<Address, ContactId> ids;
    for (ImportLine& line : plan.lines) {
        if (line.outcome == ImportOutcome::add) {
            line.contact.id = ContactId{random.id()};
            const auto added = work.contacts.add(line.contact);
            if (!added) return added.error();
        }
        ids.emplace(Address{line.contact.agency, line.contact.email}, line.contact.id);
    }
    for (ImportLine& line : plan.lines) {
        const auto deputy = ids.find({line.contact.agency, line.deputy_email});
        const bool tie = deputy != ids.end();
        if (tie) line.contact.deputy = deputy->second;
        if (line.outcome != ImportOutcome::update && !(line.outcome == ImportOutcome::add && tie))
            continue;
        const auto version = work.contacts.save(line.contact);
        if (!version) return version.error();
        line.contact.version = *version;
    }
    return Done{};
}

}  // namespace

std::string_view code(ImportOutcome outcome)
{
    switch (outcome) {
        case ImportOutcome::add:
            return "add";
        case ImportOutcome::update:
            return "update";
        case ImportOutcome::unchanged:
            return "unchanged";
        case ImportOutcome::refused:
            break;
    }
    return "refused";
}

std::string_view label(ImportOutcome outcome)
{
    switch (outcome) {
        case ImportOutcome::add:
            return "Will be added";
        case ImportOutcome::update:
            return "Will be changed";
        case ImportOutcome::unchanged:
            return "Already as it is here";
        case ImportOutcome::refused:
            break;
    }
    return "Needs to be put right";
}

int ImportPlan::count(ImportOutcome outcome) const
{
    return static_cast<int>(std::ranges::count(lines, outcome, &ImportLine::outcome));
}

Result<ImportPlan> preview_contact_import(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const std::string& csv)
{
    const auto allowed = permit(actor, Action::contact_create_edit, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    const auto table = ImportTable::read(csv, contact_columns(), largest_import, longest_import);
    if (!table) return table.error();

    ImportPlan plan;
    plan.lines = plan_lines(work, actor.authority, *table);
    plan.fingerprint = fingerprint_of(plan.lines);
    return plan;
}

Result<ImportPlan> import_contacts(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const ImportContacts& command)
{
    const auto planned = preview_contact_import(work, clock, actor, command.csv);
    if (!planned) return planned.error();
    ImportPlan plan = *planned;
    if (!plan.can_be_carried_out()) return faults_by_line(plan);
    if (command.agreed && *command.agreed != plan.fingerprint) return Refusal::stale_version;

    const auto done = carry_out(work, random, plan);
    if (!done) return done.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::contact_create_edit,
           .detail =
               "change=contact.imported added=" + std::to_string(plan.count(ImportOutcome::add)) +
               " updated=" + std::to_string(plan.count(ImportOutcome::update))});
    return plan;
}

}  // namespace quorate::core
