#include "server/pages/families/family_fields.hpp"

#include <map>

#include "core/dates/typed_date.hpp"
#include "core/people/team_store.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

std::string typed_or_empty(const std::optional<core::Date>& date)
{
    return date ? core::typed_date(*date) : std::string{};
}

std::string yes_if(bool ticked)
{
    return ticked ? "yes" : "";
}

}  // namespace

CaseChoices case_choices(core::UnitOfWork& work, const core::Actor& actor)
{
    return {work.teams.choices(actor.authority), work.cases.possible_leads(actor.authority)};
}

std::vector<View> case_fields(const Typed& typed,
                              const CaseChoices& choices,
                              const std::vector<core::FieldError>& errors)
{
    std::vector<Option> teams;
    for (const core::Team& team : choices.teams)
        teams.push_back({team.id.text(), team.name});
    std::vector<Option> leads;
    for (const core::NamedUser& lead : choices.leads)
        leads.push_back({lead.id.text(), lead.name.reveal()});
    return {text_input({.name = "reference",
                        .label = "Reference",
                        .value = typed.get("reference"),
                        .hint = "As in the case system, for example EX-2041",
                        .error = error_for(errors, "reference"),
                        .width = 10,
                        .autocomplete = "off"}),
            text_input({.name = "family_name",
                        .label = "Family name",
                        .value = typed.get("family_name"),
                        .error = error_for(errors, "family_name"),
                        .autocomplete = "off"}),
            radios({.name = "jurisdiction",
                    .legend = "Whose rules apply?",
                    .options = {{"england", "England"}, {"wales", "Wales"}},
                    .chosen = typed.get("jurisdiction"),
                    .error = error_for(errors, "jurisdiction"),
                    .inline_row = true}),
            select({.name = "team",
                    .label = "Team",
                    .options = std::move(teams),
                    .chosen = typed.get("team"),
                    .prompt = "Choose a team",
                    .error = error_for(errors, "team")}),
            select({.name = "lead_worker",
                    .label = "Lead social worker",
                    .options = std::move(leads),
                    .chosen = typed.get("lead_worker"),
                    .prompt = "Choose a person",
                    .error = error_for(errors, "lead_worker")})};
}

std::vector<View> child_fields(const Typed& typed,
                               const std::string& prefix,
                               const std::vector<core::FieldError>& errors,
                               const std::string& family_name_hint)
{
    const auto field = [&](const char* name) { return prefix + name; };
    std::vector<View> fields{
        text_input({.name = field("given_name"),
                    .label = "First name",
                    .value = typed.get(field("given_name")),
                    .hint = "Leave empty for a baby who is not born yet",
                    .error = error_for(errors, field("given_name")),
                    .autocomplete = "off"}),
        text_input({.name = field("family_name"),
                    .label = "Family name",
                    .value = typed.get(field("family_name")),
                    .hint = family_name_hint,
                    .error = error_for(errors, field("family_name")),
                    .autocomplete = "off"}),
        date_input({.name = field("date_of_birth"),
                    .label = "Date of birth",
                    .value = typed.get(field("date_of_birth")),
                    .error = error_for(errors, field("date_of_birth")),
                    .autocomplete = "off"},
                   DateExample::past),
        date_input({.name = field("expected_delivery_date"),
                    .label = "Or the date when the baby is expected",
                    .value = typed.get(field("expected_delivery_date")),
                    .hint = "Only for a baby who is not born yet",
                    .error = error_for(errors, field("expected_delivery_date")),
                    .autocomplete = "off"})};
    // Not where a family is entered with all its children.
    if (prefix.empty())
        fields.push_back(
            date_input({.name = "date_of_death",
                        .label = "Date of death",
                        .value = typed.get("date_of_death"),
                        .hint = "Only if the child has died. Nothing more is written to the child, "
                                "and messages of meetings about them wait until somebody has "
                                "looked",
                        .error = error_for(errors, "date_of_death"),
                        .autocomplete = "off"}));
    return fields;
}

std::vector<View> member_fields(const Typed& typed,
                                const std::string& prefix,
                                const std::vector<core::FieldError>& errors)
{
    const auto line = [&](const std::string& name,
                          const std::string& label,
                          const std::string& hint,
                          const std::string& type,
                          std::vector<std::string> suggestions) {
        return text_input({.name = prefix + name,
                           .label = label,
                           .value = typed.get(prefix + name),
                           .hint = hint,
                           .error = error_for(errors, prefix + name),
                           .type = type,
                           .autocomplete = "off",
                           .suggestions = std::move(suggestions)});
    };
    const auto box = [&](const std::string& name,
                         const std::string& legend,
                         const std::string& label,
                         const std::string& hint) {
        return tick_box(prefix + name,
                        legend,
                        label,
                        is_ticked(typed, prefix + name),
                        error_for(errors, prefix + name),
                        hint);
    };
    return {line("name", "Name", "How the person wants to be called", "text", {}),
            line("relationship",
                 "How are they related to the children?",
                 "",
                 "text",
                 {"mother", "father", "grandmother", "grandfather", "carer", "step-parent"}),
            box("has_parental_responsibility", "Responsibility", "Has parental responsibility", ""),
            line("phone", "Phone (optional)", "", "tel", {}),
            line("email", "E-mail (optional)", "", "email", {}),
            box("may_email",
                "E-mail",
                "It is safe to send e-mail to this address",
                "Only when you have checked that nobody else reads it"),
            line("language",
                 "Language for letters",
                 "Messages are in Welsh if you write Welsh, and else in English",
                 "text",
                 {"English", "Welsh"}),
            line("interpreter",
                 "Interpreter (optional)",
                 "The language, for example Polish or British Sign Language",
                 "text",
                 {}),
            textarea({.name = prefix + "safe_contact_notes",
                      .label = "How to get in touch safely (optional)",
                      .value = typed.get(prefix + "safe_contact_notes"),
                      .hint = "For example: text first, never leave a message. No addresses here.",
                      .error = error_for(errors, prefix + "safe_contact_notes"),
                      .rows = 3})};
}

Typed typed_from(const core::FamilyCase& family)
{
    Typed typed;
    typed.add("reference", family.reference);
    typed.add("family_name", family.family_name.reveal());
    typed.add("jurisdiction", std::string{code(family.jurisdiction)});
    typed.add("team", family.team.text());
    typed.add("lead_worker", family.lead_worker.text());
    return typed;
}

Typed typed_from(const core::Child& child)
{
    Typed typed;
    typed.add("given_name", child.given_name.reveal());
    typed.add("family_name", child.family_name.reveal());
    typed.add("date_of_birth", typed_or_empty(child.date_of_birth));
    typed.add("expected_delivery_date", typed_or_empty(child.expected_delivery_date));
    typed.add("date_of_death", typed_or_empty(child.date_of_death));
    return typed;
}

Typed typed_from(const core::FamilyMember& member)
{
    Typed typed;
    typed.add("name", member.name.reveal());
    typed.add("relationship", member.relationship);
    typed.add("has_parental_responsibility", yes_if(member.has_parental_responsibility));
    typed.add("phone", member.phone.reveal());
    typed.add("email", member.email.reveal());
    typed.add("may_email", yes_if(member.may_email));
    typed.add("language", member.language);
    typed.add("interpreter", member.interpreter);
    typed.add("safe_contact_notes", member.safe_contact_notes.reveal());
    return typed;
}

std::vector<SummaryRow> theirs(const Typed& saved, const Typed& typed, const CaseChoices& choices)
{
    static const std::map<std::string, std::string> labels{
        {"reference", "Reference"},
        {"family_name", "Family name"},
        {"jurisdiction", "Whose rules apply"},
        {"team", "Team"},
        {"lead_worker", "Lead worker"},
        {"given_name", "First name"},
        {"date_of_birth", "Date of birth"},
        {"expected_delivery_date", "Expected date of delivery"},
        {"date_of_death", "Date of death"},
        {"name", "Name"},
        {"relationship", "Relationship"},
        {"has_parental_responsibility", "Has parental responsibility"},
        {"phone", "Phone"},
        {"email", "E-mail address"},
        {"may_email", "May be written to by e-mail"},
        {"language", "Language"},
        {"interpreter", "Interpreter"},
        {"safe_contact_notes", "Safe contact"}};
    const auto words = [&](const std::string& field, const std::string& value) -> std::string {
        for (const core::Team& team : choices.teams)
            if (field == "team" && team.id.text() == value) return team.name;
        for (const core::NamedUser& lead : choices.leads)
            if (field == "lead_worker" && lead.id.text() == value) return lead.name.reveal();
        if (field == "jurisdiction") return value == "wales" ? "Wales" : "England";
        if (value == "yes") return "Yes";
        return value.empty() ? "Nothing, or no" : value;
    };
    std::vector<SummaryRow> rows;
    for (const auto& [field, value] : saved.entries())
        if (const auto label = labels.find(field);
            label != labels.end() && core::trimmed(typed.get(field)) != core::trimmed(value))
            rows.push_back({.key = label->second, .value = words(field, value)});
    return rows;
}

core::CaseDetails case_details_of(const Typed& typed)
{
    return {.reference = typed.get("reference"),
            .family_name = core::PersonName{typed.get("family_name")},
            .jurisdiction = core::jurisdiction_from(typed.get("jurisdiction")),
            .team = core::TeamId{typed.get("team")},
            .lead_worker = core::UserId{typed.get("lead_worker")}};
}

core::ChildDetails child_details_of(const Typed& typed,
                                    const std::string& prefix,
                                    std::vector<core::FieldError>& errors)
{
    return {
        .given_name = core::PersonName{typed.get(prefix + "given_name")},
        .family_name = core::PersonName{typed.get(prefix + "family_name")},
        .date_of_birth = typed_date_of(typed, prefix + "date_of_birth", errors),
        .expected_delivery_date = typed_date_of(typed, prefix + "expected_delivery_date", errors),
        .date_of_death = typed_date_of(typed, prefix + "date_of_death", errors)};
}

core::MemberDetails member_details_of(const Typed& typed, const std::string& prefix)
{
    return {.name = core::PersonName{typed.get(prefix + "name")},
            .relationship = typed.get(prefix + "relationship"),
            .has_parental_responsibility = is_ticked(typed, prefix + "has_parental_responsibility"),
            .email = core::Email{typed.get(prefix + "email")},
            .phone = core::Phone{typed.get(prefix + "phone")},
            .may_email = is_ticked(typed, prefix + "may_email"),
            .language = typed.get(prefix + "language"),
            .interpreter = typed.get(prefix + "interpreter"),
            .safe_contact_notes = core::FreeText{typed.get(prefix + "safe_contact_notes")}};
}

}  // namespace quorate::server
