#include "core/retention/information_use.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

using enum InformationUse;

constexpr std::string_view task =
    "Article 6(1)(e), public task: Children Act 1989, sections 17 and 47; Children Act 2004, "
    "sections 10 and 11; in Wales Social Services and Well-being (Wales) Act 2014";
constexpr std::string_view duty = "Article 6(1)(c), legal obligation";
constexpr std::string_view safeguarding =
    "Article 9(2)(g), and Article 10 for offences: Data Protection Act 2018, Schedule 1, "
    "paragraph 18, safeguarding of children";
constexpr std::string_view none = "None: nothing of a special category";
constexpr std::string_view with_family = "As long as the family’s record";

constexpr std::array rows{
    InformationUseRow{family_record,
                      "family_record",
                      "The family’s record",
                      "To know who is in a family, what happened and what is due",
                      task,
                      safeguarding,
                      "Staff who work with the family",
                      with_family},
    InformationUseRow{meeting_invitation,
                      "meeting_invitation",
                      "Invitations to meetings",
                      "To bring those together who decide about a child’s safety",
                      task,
                      none,
                      "Whoever is invited: a reference, a time and a place",
                      with_family},
    InformationUseRow{availability,
                      "availability",
                      "When people have time",
                      "To find a time within the legal limit",
                      task,
                      none,
                      "Staff who arrange meetings: free or not, never what for",
                      "Until the time is over or the person leaves"},
    InformationUseRow{agency_report,
                      "agency_report",
                      "Agencies’ reports and the pack",
                      "To give a meeting what each agency knows about a child’s safety",
                      task,
                      safeguarding,
                      "Professionals invited, once the pack is released",
                      with_family},
    InformationUseRow{minutes_to_professional,
                      "minutes_to_professional",
                      "Minutes and plans to professionals",
                      "To say what was decided, and who does what for the child",
                      task,
                      safeguarding,
                      "Professionals invited, as the chair chose for each",
                      with_family},
    InformationUseRow{minutes_to_family,
                      "minutes_to_family",
                      "Minutes and plans to the family",
                      "To tell a family what was decided about them, and what is asked of them",
                      task,
                      safeguarding,
                      "Each of the family, what a second person released to them",
                      with_family},
    InformationUseRow{action_to_owner,
                      "action_to_owner",
                      "Action points to their owners",
                      "To have done what was agreed for the child",
                      task,
                      safeguarding,
                      "Whoever agreed to do it",
                      with_family},
    InformationUseRow{decision_letter,
                      "decision_letter",
                      "Letters about decisions",
                      "To tell a family of a decision in time",
                      task,
                      safeguarding,
                      "Parents and carers, each their own letter",
                      with_family},
    InformationUseRow{child_letter,
                      "child_letter",
                      "Letters to children",
                      "To tell a child in their own words what was decided",
                      task,
                      safeguarding,
                      "The child",
                      with_family},
    InformationUseRow{subject_access,
                      "subject_access",
                      "What is given to somebody who asks what is held",
                      "To answer a person’s right of access (Article 15)",
                      duty,
                      safeguarding,
                      "The person, or who acts for them",
                      with_family},
    InformationUseRow{statutory_return,
                      "statutory_return",
                      "Returns to the government",
                      "To give the returns that the law asks of every council",
                      "Article 6(1)(c), legal obligation: Children Act 1989, section 83",
                      safeguarding,
                      "The Department for Education, or the Welsh Government",
                      "Not kept here: made anew from the families’ records"},
    InformationUseRow{calendar_feed,
                      "calendar_feed",
                      "Calendars that people subscribe to",
                      "To show people their meetings in their own calendar",
                      task,
                      none,
                      "The subscriber: a reference, a time and a room",
                      "Until the subscription ends; a family erased leaves it at once"},
    InformationUseRow{audit_trail,
                      "audit_trail",
                      "The audit trail",
                      "To show who saw and changed what",
                      "Article 6(1)(c), legal obligation: Articles 5(2) and 32",
                      none,
                      "Auditors; the log of one family also its managers",
                      "Not removed: ids, and the reasons that staff gave"},
    InformationUseRow{account,
                      "account",
                      "Accounts and the directory",
                      "To let people in, and to know whom to invite",
                      task,
                      none,
                      "Staff of the council: name, job and work address",
                      "While the account or contact is in use, and as long as records name them"}};

}  // namespace

std::span<const InformationUseRow> information_uses()
{
    return rows;
}

const InformationUseRow& row_of(InformationUse use)
{
    const auto found = std::ranges::find(rows, use, &InformationUseRow::use);
    if (found == rows.end()) throw std::logic_error{"a use of information has no row"};
    return *found;
}

std::string_view code(InformationUse use)
{
    return row_of(use).code;
}

std::optional<InformationUse> information_use_from(std::string_view code)
{
    const auto found = std::ranges::find(rows, code, &InformationUseRow::code);
    if (found == rows.end()) return std::nullopt;
    return found->use;
}

std::string information_uses_csv()
{
    std::string text =
        "code,what,purpose,lawful_basis,special_category_condition,shared_with,kept\r\n";
    for (const InformationUseRow& each : rows) {
        text += csv_field(each.code);
        for (const std::string_view cell :
             {each.label, each.purpose, each.basis, each.condition, each.shared_with, each.kept})
            text += "," + csv_cell(cell);
        text += "\r\n";
    }
    return text;
}

}  // namespace quorate::core
