#include "core/scheduling/accept_plan.hpp"

#include "core/meetings/who_meets.hpp"
#include "core/support/refusals.hpp"

namespace quorate::core {

std::string why_not(const Error& error)
{
    std::string words;
    for (const FieldError& each : error.fields) {
        // "…'s calendar is taken at that time. Tick if they come all the same"
        std::string fact = each.message;
        if (is_about_who_meets(each))
            fact = who_must_not_meet(each) + ". Give them different parts of the meeting first";
        else if (each.field.starts_with("confirm_"))
            fact = fact.substr(0, fact.find(". Tick"));
        words += (words.empty() ? "" : ". ") + fact;
    }
    if (!words.empty()) return words;
    words = refusal_text(error.refusal).sentence;
    if (words.ends_with('.')) words.pop_back();
    return words;
}

}  // namespace quorate::core
