#include "core/directory/agencies.hpp"

#include "core/directory/directory_access.hpp"
#include "core/directory/directory_change.hpp"
#include "core/support/form_check.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t joining_code_length = 16;  // 80 bits of a base-32 token

// As it is stored: letters and digits alone, so that people may write it with dashes or without.
std::string bare_code(std::string_view text)
{
    std::string bare;
    for (const char c : lower_case(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) bare += c;
    return bare;
}

std::string shown_code(const std::string& bare)
{
    std::string shown;
    for (std::size_t i = 0; i < bare.size(); ++i) {
        if (i > 0 && i % 4 == 0) shown += '-';
        const char c = bare[i];
        shown += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return shown;
}

// Fills name and kind of `agency` from the form.
void check(UnitOfWork& work, FormCheck& form, const AgencyDetails& details, Agency& agency)
{
    agency.name = form.line(details.name, {.field = "name", .noun = "name of the agency"});
    if (details.kind)
        agency.kind = *details.kind;
    else
        form.fault("kind", "Choose what kind of agency it is");
    const auto same_name = work.agencies.find_by_name(agency.authority, agency.name);
    if (same_name && same_name->id != agency.id)
        form.fault("name",
                   same_name->active ? "There is already an agency with this name"
                                     : "There is already an inactive agency with this name");
}

}  // namespace

Result<Agency> add_agency(UnitOfWork& work,
                          const Clock& clock,
                          RandomSource& random,
                          const Actor& actor,
                          const AddAgency& command)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    const auto allowed = change.permitted();
    if (!allowed) return allowed.error();

    FormCheck form;
    Agency agency{.id = AgencyId{random.id()}, .authority = actor.authority};
    check(work, form, command.details, agency);
    const std::string joining = bare_code(command.joining_code);
    if (!trimmed(command.joining_code).empty()) {
        const auto organisation = work.agencies.find_organisation_by_code(joining);
        if (organisation)
            agency.organisation = organisation->id;
        else
            form.fault("joining_code",
                       "Check the joining code with the authority that gave it to you");
    }
    if (!form.passed()) return form.error();

    if (agency.organisation.empty()) {
        agency.organisation = OrganisationId{random.id()};
        work.agencies.add_organisation(
            {.id = agency.organisation,
             .joining_code = bare_code(random.token()).substr(0, joining_code_length)});
    }
    return change.add(work.agencies, agency, "change=agency.added");
}

Result<Agency> edit_agency(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const EditAgency& command)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    const auto found = change.find(work.agencies, command.entry);
    if (!found) return found.error();

    FormCheck form;
    Agency agency = *found;
    check(work, form, command.details, agency);
    if (!form.passed()) return form.error();
    return change.save(work.agencies, agency, "change=agency.edited");
}

Result<Agency> deactivate_agency(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const EntryVersion<AgencyId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    return change.deactivate(
        work.agencies, change.find(work.agencies, entry), "change=agency.deactivated");
}

Result<Agency> reactivate_agency(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const EntryVersion<AgencyId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    return change.reactivate(
        work.agencies, change.find(work.agencies, entry), "change=agency.reactivated");
}

Result<PageOf<Agency>> list_agencies(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     AgencyQuery query)
{
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    query.only = scope->only;
    if (const AgencyId last{query.stretch.after};
        !last.empty() && !(scope->includes(last) && work.agencies.find(actor.authority, last)))
        return unknown_cursor();
    query.stretch = within_limits(query.stretch);
    return work.agencies.list(actor.authority, query);
}

Result<std::vector<Agency>> choose_agencies(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor)
{
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    auto agencies = work.agencies.choices(actor.authority);
    std::erase_if(agencies, [&](const Agency& agency) { return !scope->includes(agency.id); });
    return agencies;
}

Result<Agency> find_agency(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const AgencyId& id)
{
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    const auto agency = work.agencies.find(actor.authority, id);
    if (!agency || !scope->includes(id))
        return hidden_entry(Action::user_list_directory, id.text());
    return *agency;
}

Result<std::string> joining_code(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AgencyId& id)
{
    const auto agency =
        permitted_entry(work.agencies, actor, Action::contact_create_edit, id, clock.now());
    if (!agency) return agency.error();
    const auto organisation = work.agencies.find_organisation(agency->organisation);
    return shown_code(organisation.value().joining_code);
}

}  // namespace quorate::core
