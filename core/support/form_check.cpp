#include "core/support/form_check.hpp"

#include <algorithm>
#include <cassert>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

bool begins_like_a_formula(std::string_view text)
{
    return !text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos;
}

bool is_phone(std::string_view text)
{
    const auto extension = lower_case(text).find("ext");
    std::string_view number = text.substr(0, extension);
    std::string_view rest = extension == std::string_view::npos
                                ? std::string_view{}
                                : text.substr(std::min(text.size(), extension + 3));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_allowed = [&](char c) {
        return is_digit(c) || std::string_view{" ()-"}.find(c) != std::string_view::npos;
    };
    if (!number.empty() && number.front() == '+') number.remove_prefix(1);
    if (!rest.empty() && rest.front() == '.') rest.remove_prefix(1);
    return std::ranges::count_if(number, is_digit) >= 3 &&
           std::ranges::all_of(number, is_allowed) && std::ranges::all_of(rest, is_allowed);
}

std::string the(std::string_view noun, std::string_view rest)
{
    return std::string{"The "}.append(noun).append(rest);
}

std::string enter(std::string_view noun)
{
    return std::string{"Enter the "}.append(noun);
}

}  // namespace

std::string FormCheck::line(std::string_view text, const LineRule& rule)
{
    std::string value = trimmed(text);
    if (value.empty()) {
        if (rule.required) fault(rule.field, enter(rule.noun));
    } else if (!is_plain_text(value, Lines::one)) {
        fault(rule.field, the(rule.noun, " must be one line of plain text"));
    } else if (length(value) > rule.longest) {
        fault(rule.field,
              the(rule.noun, " must be " + std::to_string(rule.longest) + " characters or fewer"));
    } else if (begins_like_a_formula(value)) {
        fault(rule.field, the(rule.noun, " must not begin with =, +, - or @"));
    }
    return value;
}

Email FormCheck::email(const Email& text, const LineRule& rule)
{
    const std::string value = trimmed(text.reveal());
    if (value.empty()) {
        if (rule.required) fault(rule.field, enter(rule.noun));
        return {};
    }
    const auto address = email_address(value);
    if (!address || begins_like_a_formula(*address)) {
        fault(rule.field, enter(rule.noun) + " in the correct format, like name@example.gov.uk");
        return {};
    }
    return Email{*address};
}

Phone FormCheck::phone(const Phone& text, const LineRule& rule)
{
    const std::string value = trimmed(text.reveal());
    if (value.empty()) {
        if (rule.required) fault(rule.field, enter(rule.noun));
    } else if (length(value) > rule.longest || !is_phone(value)) {
        fault(rule.field, enter(rule.noun) + " in the correct format, like 01632 960001");
    }
    return Phone{value};
}

void FormCheck::fault(std::string_view field, std::string message)
{
    faults_.push_back({std::string{field}, std::move(message)});
}

Error FormCheck::error() const
{
    assert(!passed());
    return Error{Refusal::invalid_input, faults_};
}

}  // namespace quorate::core
