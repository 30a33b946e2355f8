#include "core/minutes/proof_reading.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/minutes/proof_patterns.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// In the order of the enumeration.
constexpr std::array<Row, 6> kinds{{{"e_mail", "E-mail address"},
                                    {"telephone", "Telephone number"},
                                    {"postcode", "Postcode"},
                                    {"street", "Address"},
                                    {"nhs_number", "NHS number"},
                                    {"name_kept_apart", "Somebody who is kept apart"}}};

// A shorter name is too often a word.
constexpr std::size_t shortest_first_name = 3;

std::string key_of(const ProofText& text, FindingKind kind, std::string_view words)
{
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](std::string_view bytes) {
        for (const char c : bytes)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        hash = (hash ^ 0xFFU) * 1099511628211ULL;
    };
    add(text.id);
    add(code(kind));
    add(words);
    return "f" + std::to_string(hash);
}

void add_finding(std::vector<Finding>& found,
                 const ProofText& text,
                 FindingKind kind,
                 std::string_view words)
{
    Finding finding{.key = key_of(text, kind, words),
                    .where = text.where,
                    .kind = kind,
                    .words = FreeText{std::string{words}}};
    if (std::ranges::count(found, finding.key, &Finding::key) == 0)
        found.push_back(std::move(finding));
}

// The name as it stands there, whole or its first word; nothing where it does not.
std::string_view name_in(std::string_view text, const std::string& name)
{
    std::size_t size = name.size();
    std::size_t at = find_words(text, name);
    if (at == std::string_view::npos) {
        size = name.find(' ');
        if (size == std::string::npos || size < shortest_first_name) return {};
        at = find_words(text, name.substr(0, size));
    }
    return at == std::string_view::npos ? std::string_view{} : text.substr(at, size);
}

void add_text(std::vector<ProofText>& texts,
              std::string where,
              std::string id,
              const FreeText& words)
{
    if (!trimmed(words.reveal()).empty())
        texts.push_back({.where = std::move(where), .id = std::move(id), .words = words});
}

// The parts of the plan as this meeting wrote them, and how those before it have gone.
void add_plan(std::vector<ProofText>& texts, const MinutedPlan& plan)
{
    int number = 0;
    for (const PlanPart& part : plan.written) {
        const std::string where = "Part " + std::to_string(++number) + " of the plan, ";
        for (const PlanField& field : plan_fields)
            add_text(texts,
                     where + std::string{field.label},
                     part.id.text() + '-' + std::string{field.name},
                     part.*field.text);
    }
    for (const PartProgress& said : plan.progress)
        add_text(texts, "How the plan has gone", said.part.text() + "-progress", said.words);
}

}  // namespace

std::string_view code(FindingKind kind)
{
    return kinds[static_cast<std::size_t>(kind)].code;
}

std::string_view label(FindingKind kind)
{
    return kinds[static_cast<std::size_t>(kind)].label;
}

std::vector<Finding> proof_read(const std::vector<ProofText>& texts,
                                const std::vector<PersonName>& apart)
{
    std::vector<Finding> found;
    for (const ProofText& text : texts) {
        const std::string& words = text.words.reveal();
        for (const Matched& each : matched_patterns(words))
            add_finding(
                found, text, each.kind, std::string_view{words}.substr(each.from, each.size));
        for (const PersonName& name : apart)
            if (const auto there = name_in(words, trimmed(name.reveal())); !there.empty())
                add_finding(found, text, FindingKind::name_kept_apart, there);
    }
    return found;
}

std::vector<ProofText> texts_of(const MinutesFile& file)
{
    std::vector<ProofText> texts;
    for (const MinuteSection& section : file.sections)
        add_text(texts, section.title, section.id.text(), section.body);
    for (const ChildDecision& decision : file.decisions) {
        const auto child = std::ranges::find(file.children, decision.child, &Child::id);
        const std::string name =
            child == file.children.end() ? std::string{} : ": " + called(*child).reveal();
        const std::string id = decision.id.text();
        add_text(texts, "Reasons for the decision" + name, id, decision.reasons);
        add_text(texts, "Who disagrees" + name, id + "-dissent", decision.dissent);
    }
    int number = 0;
    for (const ActionRow& row : file.actions) {
        const std::string where = "Action point " + std::to_string(++number);
        const std::string id = row.action.id.text();
        add_text(texts, where, id, row.action.what);
        add_text(texts, where + ", for the family", id + "-plain", row.action.plain_language);
        add_text(texts, where + ", what it is for", id + "-intended", row.action.outcome_intended);
        add_text(
            texts, where + ", what will show it", id + "-evidence", row.action.evidence_planned);
    }
    add_plan(texts, file.plan);
    return texts;
}

std::vector<PersonName> names_kept_apart(UnitOfWork& work, const MinutesFile& file)
{
    const AuthorityId& authority = file.file.meeting.authority;
    const CaseId& family = file.file.family.id;
    std::vector<PersonName> names;
    const auto add = [&names](const PersonName& name) {
        if (!name.empty() && std::ranges::count(names, name) == 0) names.push_back(name);
    };
    const auto add_member = [&](const FamilyMemberId& id) {
        if (const auto member = work.cases.find_member(authority, id)) add(member->name);
    };
    for (const ExcludedPerson& person : work.cases.excluded_from(authority, family)) {
        if (person.member) add_member(*person.member);
        if (!person.contact) continue;
        if (const auto entry = work.contacts.find(authority, *person.contact))
            add(entry->contact.name);
    }
    for (const MustNotMeet& pair : work.must_not_meet.of_case(authority, family)) {
        add_member(pair.one);
        add_member(pair.other);
    }
    return names;
}

std::vector<Finding> findings_in(UnitOfWork& work, const MinutesFile& file)
{
    return proof_read(texts_of(file), names_kept_apart(work, file));
}

std::vector<Finding> unconfirmed(const std::vector<Finding>& findings,
                                 const std::vector<std::string>& confirmed)
{
    std::vector<Finding> left;
    std::ranges::copy_if(findings, std::back_inserter(left), [&](const Finding& each) {
        return std::ranges::count(confirmed, each.key) == 0;
    });
    return left;
}

}  // namespace quorate::core
