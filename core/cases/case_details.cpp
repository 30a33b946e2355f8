#include "core/cases/case_details.hpp"

#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr std::size_t longest_name = 100;

// Young people stay with the service until 25; a date before that is a slip of the pen.
constexpr months oldest{12 * 26};

void check_phone(FormChecks& checks, const std::string& field, const Phone& phone)
{
    const bool is_number = phone.reveal().find_first_not_of("0123456789 +()-") == std::string::npos;
    if (!checks.line(field, phone.reveal(), 30)) return;
    if (!is_number) checks.refuse(field, "Use digits, spaces and + only");
}

void check_email(FormChecks& checks, const std::string& field, const Email& email)
{
    if (!trimmed(email.reveal()).empty() && !email_address(email.reveal()))
        checks.refuse(field, "Enter an e-mail address like name@example.org");
}

// A child who was entered before the birth keeps both dates, and they lie close together.
bool has_both_dates_in_doubt(const ChildDetails& details)
{
    if (!details.date_of_birth || !details.expected_delivery_date) return false;
    const bool is_named = !trimmed(details.given_name.reveal()).empty();
    const Date born = *details.date_of_birth;
    const Date expected = *details.expected_delivery_date;
    return !is_named || expected > add_months(born, months{5}) ||
           expected < add_months(born, months{-2});
}

}  // namespace

void check(FormChecks& checks, const CaseDetails& details)
{
    checks.line("reference", details.reference, 40, "Enter the family's reference");
    checks.line("family_name", details.family_name.reveal(), longest_name, "Enter the family name");
    if (!details.jurisdiction)
        checks.refuse("jurisdiction", "Choose England or Wales, so that the right rules apply");
    if (details.team.empty()) checks.refuse("team", "Choose the team");
    if (details.lead_worker.empty()) checks.refuse("lead_worker", "Choose the lead social worker");
}

void check(FormChecks& checks, const ChildDetails& details, Date today, const std::string& prefix)
{
    const bool is_expected = !details.date_of_birth && details.expected_delivery_date;
    const bool do_dates_differ = has_both_dates_in_doubt(details);
    checks.line(prefix + "given_name",
                details.given_name.reveal(),
                longest_name,
                is_expected || do_dates_differ ? "" : "Enter the child's first name");
    checks.line(prefix + "family_name",
                details.family_name.reveal(),
                longest_name,
                "Enter the child's family name");

    const std::string born = prefix + "date_of_birth";
    if (!details.date_of_birth && !details.expected_delivery_date)
        checks.refuse(born, "Enter the date of birth, or the date when the baby is expected");
    else if (details.date_of_birth && *details.date_of_birth > today)
        checks.refuse(born, "The date of birth must be today or in the past");
    else if (details.date_of_birth && *details.date_of_birth < add_months(today, -oldest))
        checks.refuse(born, "Check the year of birth");

    const std::string expected = prefix + "expected_delivery_date";
    if (details.expected_delivery_date && !details.date_of_birth &&
        (*details.expected_delivery_date > add_months(today, months{10}) ||
         *details.expected_delivery_date < add_months(today, months{-2})))
        checks.refuse(expected, "Check when the baby is expected");
    const std::string died = prefix + "date_of_death";
    if (details.date_of_death && !details.date_of_birth)
        checks.refuse(died, "Enter the date of birth as well");
    else if (details.date_of_death && *details.date_of_death < *details.date_of_birth)
        checks.refuse(died, "The date of death must be on or after the date of birth");
    else if (details.date_of_death && *details.date_of_death > today)
        checks.refuse(died, "The date of death must be today or in the past");
    if (do_dates_differ) {
        checks.refuse(born,
                      "Enter this only for a child who is born: take one of the two dates out");
        checks.refuse(
            expected,
            "Enter this only for a baby who is not born yet: take one of the two dates out");
    }
}

void check(FormChecks& checks, const MemberDetails& details, const std::string& prefix)
{
    checks.line(prefix + "name", details.name.reveal(), longest_name, "Enter the person's name");
    checks.line(prefix + "relationship",
                details.relationship,
                60,
                "Enter how they are related, for example mother");
    check_email(checks, prefix + "email", details.email);
    check_phone(checks, prefix + "phone", details.phone);
    if (details.may_email && trimmed(details.email.reveal()).empty())
        checks.refuse(prefix + "email", "Enter the e-mail address that is safe to use");
    checks.line(prefix + "language", details.language, 60, "Enter the language for letters");
    checks.line(prefix + "interpreter", details.interpreter, 60);
    checks.lines(prefix + "safe_contact_notes", details.safe_contact_notes.reveal(), 2000);
}

void apply(const CaseDetails& details, FamilyCase& family)
{
    family.reference = trimmed(details.reference);
    family.family_name = PersonName{trimmed(details.family_name.reveal())};
    family.jurisdiction = details.jurisdiction.value();
    family.team = details.team;
    family.lead_worker = details.lead_worker;
}

void apply(const ChildDetails& details, Child& child)
{
    child.given_name = PersonName{trimmed(details.given_name.reveal())};
    child.family_name = PersonName{trimmed(details.family_name.reveal())};
    child.date_of_birth = details.date_of_birth;
    child.expected_delivery_date = details.expected_delivery_date;
    child.date_of_death = details.date_of_death;
}

void apply(const MemberDetails& details, FamilyMember& member)
{
    member.name = PersonName{trimmed(details.name.reveal())};
    member.relationship = trimmed(details.relationship);
    member.has_parental_responsibility = details.has_parental_responsibility;
    member.email = Email{email_address(details.email.reveal()).value_or(std::string{})};
    member.phone = Phone{trimmed(details.phone.reveal())};
    member.may_email = details.may_email;
    member.language = trimmed(details.language);
    member.interpreter = trimmed(details.interpreter);
    member.safe_contact_notes = FreeText{trimmed(details.safe_contact_notes.reveal())};
}

}  // namespace quorate::core
