#include "core/directory/contact_import_plan.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/delivery/delivery_store.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/directory/contacts.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using Address = std::pair<AgencyId, Email>;

// The directory as it stands, read once for all lines.
struct Directory {
    std::map<std::string, Agency> agencies;  // active ones, by name in lower case
    std::map<Address, Contact> contacts;
    std::function<bool(const Contact&)> is_at_wrong_address;
    std::vector<AllowedDomain> allowed;
};

Directory directory_of(UnitOfWork& work, const AuthorityId& authority)
{
    Directory directory;
    for (Agency& agency : work.agencies.choices(authority))
        directory.agencies.emplace(lower_case(agency.name), std::move(agency));
    for (Contact& contact : work.contacts.all(authority)) {
        Address address{contact.agency, contact.email};
        directory.contacts.emplace(std::move(address), std::move(contact));
    }
    directory.allowed = work.allowed_domains.of(authority);
    directory.is_at_wrong_address = [&work, authority](const Contact& contact) {
        return work.deliveries.is_wrong(authority, {.contact = contact.id}, contact.email);
    };
    return directory;
}

std::optional<bool> yes_or_no(std::string_view text)
{
    const std::string answer = lower_case(text);
    for (const char* yes : {"yes", "y", "true", "1"})
        if (answer == yes) return true;
    for (const char* no : {"", "no", "n", "false", "0"})
        if (answer == no) return false;
    return std::nullopt;
}

// Nothing written: as it was.
std::optional<Language> language_written(std::string_view text, Language before)
{
    const std::string answer = lower_case(text);
    if (answer.empty()) return before;
    if (answer == "english") return Language::english;
    if (answer == "welsh" || answer == "cymraeg") return Language::welsh;
    return language_from(answer);
}

// Makes the lines of a plan one after the other, then ties deputies to contacts.
class Planner {
public:
    Planner(const ImportTable& table, const AuthorityId& authority, Directory directory)
        : table_{table}, authority_{authority}, directory_{std::move(directory)}
    {
    }

    std::vector<ImportLine> lines()
    {
        for (const CsvRow& row : table_.rows())
            lines_.push_back(line_for(row));
        for (ImportLine& line : lines_)
            settle(line);
        return std::move(lines_);
    }

private:
    ImportLine line_for(const CsvRow& row)
    {
        ImportLine line{.line = row.line, .agency_name = table_.cell(row, "agency")};
        line.contact.authority = authority_;
        if (auto fault = table_.fault_of(row)) {
            line.faults.push_back(std::move(*fault));
            return line;
        }
        FormCheck form;
        const auto agency = directory_.agencies.find(lower_case(line.agency_name));
        if (agency == directory_.agencies.end()) {
            form.fault("agency",
                       line.agency_name.empty()
                           ? "Enter the agency's name"
                           : "There is no active agency with this name in the directory");
        } else {
            line.contact.agency = agency->second.id;
            line.agency_name = agency->second.name;
        }
        read_details(form, row, line);
        line.faults = form.faults();
        return line;
    }

    void read_details(FormCheck& form, const CsvRow& row, ImportLine& line)
    {
        Contact& contact = line.contact;
        const auto email = email_address(table_.cell(row, "email"));
        if (const Contact* before = existing(contact.agency, Email{email.value_or("")})) {
            contact = *before;
            if (!contact.active)
                form.fault("email",
                           "This contact is inactive. Make it active in the directory first, or "
                           "leave this line out");
        } else if (const Contact* corrected = at_wrong_address(row, contact.agency)) {
            contact = *corrected;
        }
        ContactDetails details{.name = PersonName{table_.cell(row, "name")},
                               .job_title = table_.cell(row, "job_title"),
                               .discipline = contact.discipline,
                               .email = Email{table_.cell(row, "email")},
                               .phone = contact.phone,
                               .is_duty_mailbox = contact.is_duty_mailbox,
                               .language = contact.language,
                               .is_lead = contact.is_lead};
        if (table_.has("discipline")) details.discipline = table_.cell(row, "discipline");
        if (table_.has("phone")) details.phone = Phone{table_.cell(row, "phone")};
        if (table_.has("duty_mailbox")) {
            const auto answer = yes_or_no(table_.cell(row, "duty_mailbox"));
            details.is_duty_mailbox = answer.value_or(false);
            if (!answer) form.fault("duty_mailbox", "Enter yes or no");
        }
        if (table_.has("language")) {
            const auto answer = language_written(table_.cell(row, "language"), contact.language);
            details.language = answer.value_or(contact.language);
            if (!answer) form.fault("language", "Enter English or Welsh");
        }
        if (table_.has("lead")) {
            const auto answer = yes_or_no(table_.cell(row, "lead"));
            details.is_lead = answer.value_or(false);
            if (!answer) form.fault("lead", "Enter yes or no");
            if (details.is_lead) note_lead(form, line);
        }
        check_contact_details(form, details, contact);
        line.deputy_email = form.email(
            Email{table_.cell(row, "deputy_email")},
            {.field = "deputy_email", .noun = "deputy's e-mail address", .required = false});
        note_address(form, line);
    }

    void note_address(FormCheck& form, const ImportLine& line)
    {
        const auto agency = directory_.agencies.find(lower_case(line.agency_name));
        if (agency != directory_.agencies.end() &&
            existing(line.contact.agency, line.contact.email) == nullptr)
            if (auto fault =
                    domain_fault(directory_.allowed, agency->second.kind, line.contact.email))
                form.fault("email", *fault);
        if (line.contact.agency.empty() || line.contact.email.empty()) return;
        const auto [first, is_new] =
            seen_.emplace(Address{line.contact.agency, line.contact.email}, line.line);
        if (!is_new)
            form.fault("email",
                       "Line " + std::to_string(first->second) +
                           " has the same agency and e-mail address");
    }

    void note_lead(FormCheck& form, const ImportLine& line)
    {
        const auto [first, is_new] = leads_.emplace(line.contact.agency, line.line);
        if (!is_new)
            form.fault(
                "lead",
                "Line " + std::to_string(first->second) + " names the agency's lead already");
    }

    const Contact* existing(const AgencyId& agency, const Email& email) const
    {
        const auto found = directory_.contacts.find({agency, email});
        return found == directory_.contacts.end() ? nullptr : &found->second;
    }

    // Somebody of that name whose address was said to be wrong, and has no line of their own: this
    // line puts it right.
    const Contact* at_wrong_address(const CsvRow& row, const AgencyId& agency)
    {
        const std::string name = lower_case(table_.cell(row, "name"));
        const Contact* found = nullptr;
        for (const auto& [address, contact] : directory_.contacts) {
            if (!contact.active || contact.agency != agency ||
                lower_case(contact.name.reveal()) != name || has_line(contact.email) ||
                !directory_.is_at_wrong_address(contact))
                continue;
            if (found != nullptr) return nullptr;  // which of them, nobody can tell
            found = &contact;
        }
        if (found == nullptr || !corrected_.insert(found->id).second) return nullptr;
        return found;
    }

    bool has_line(const Email& email) const
    {
        return std::ranges::any_of(table_.rows(), [&](const CsvRow& row) {
            return lower_case(table_.cell(row, "email")) == email.reveal();
        });
    }

    // The deputy may stand further down in the file, so it is looked for at the end.
    void settle(ImportLine& line)
    {
        bool deputy_changes = false;
        if (table_.has("deputy_email") && line.faults.empty()) {
            const Contact* deputy = existing(line.contact.agency, line.deputy_email);
            const bool in_file = seen_.contains({line.contact.agency, line.deputy_email});
            if (line.deputy_email == line.contact.email)
                line.faults.push_back({"deputy_email", "Enter someone else as the deputy"});
            else if (!line.deputy_email.empty() && !in_file && (!deputy || !deputy->active))
                line.faults.push_back(
                    {"deputy_email", "There is no active contact of the agency with this address"});
            const auto before = line.contact.deputy;
            line.contact.deputy = deputy ? std::optional{deputy->id} : std::nullopt;
            deputy_changes = before != line.contact.deputy || (in_file && deputy == nullptr);
        }
        if (!line.faults.empty()) return;
        const Contact* before = existing(line.contact.agency, line.contact.email);
        if (before == nullptr && !line.contact.id.empty())
            line.outcome = ImportOutcome::update;  // see read_details()
        else if (before == nullptr)
            line.outcome = ImportOutcome::add;
        else if (deputy_changes || line.contact != *before)
            line.outcome = ImportOutcome::update;
        else
            line.outcome = ImportOutcome::unchanged;
    }

    const ImportTable& table_;
    AuthorityId authority_;
    Directory directory_;
    std::map<Address, int> seen_;    // and the line that was first
    std::map<AgencyId, int> leads_;  // and the line that names them
    std::set<ContactId> corrected_;
    std::vector<ImportLine> lines_;
};

}  // namespace

const std::vector<ImportColumn>& contact_columns()
{
    static const std::vector<ImportColumn> all{{"agency", true},
                                               {"name", true},
                                               {"job_title", true},
                                               {"email", true},
                                               {"discipline"},
                                               {"phone"},
                                               {"duty_mailbox"},
                                               {"deputy_email"},
                                               {"language"},
                                               {"lead"}};
    return all;
}

std::vector<ImportLine> plan_lines(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const ImportTable& table)
{
    return Planner{table, authority, directory_of(work, authority)}.lines();
}

}  // namespace quorate::core
