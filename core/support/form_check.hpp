#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What one line of text in a form has to be. `noun` goes into "Enter the …" and "The … must be".
struct LineRule {
    std::string_view field;
    std::string_view noun;
    std::size_t longest = 120;
    bool required = true;
};

/// Collects everything that is wrong with a form, so that a person is told once.
class FormCheck {
public:
    /// `text` without white space at its ends. At fault when it is missing, too long, not plain
    /// text, or begins like a formula: what we show is copied into spreadsheets, which would
    /// run it.
    std::string line(std::string_view text, const LineRule& rule);

    /// The address in lower case; empty when it is at fault or left out.
    Email email(const Email& text, const LineRule& rule);

    /// A telephone number as it was written: digits, spaces, and + ( ) - or "ext".
    Phone phone(const Phone& text, const LineRule& rule);

    void fault(std::string_view field, std::string message);

    bool passed() const { return faults_.empty(); }

    /// `invalid_input` with every fault. Requires that there is one.
    Error error() const;

    const std::vector<FieldError>& faults() const { return faults_; }

private:
    std::vector<FieldError> faults_;
};

}  // namespace quorate::core
