#pragma once

#include <string>
#include <vector>

#include "core/cases/family_case.hpp"
#include "core/circulation/case_bundle_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A professional who had a part in the work with a family.
struct CaseProfessional {
    BundleSubject subject = {};
    PersonName name = {};
    std::string about = {};  // "Health visitor, Health trust"
};

/// Whoever has, or had, a seat at a meeting of the family, chaired one or took its minutes, and who
/// leads the work: each once, by name.
std::vector<CaseProfessional> case_professionals(UnitOfWork& work, const FamilyCase& family);

/// Words of a professional that may be in their bundle: those that speak of nobody else. They are
/// held back whole where they name a child, one of the family or another professional, say "the
/// mother" or "the children", or have an address or a number in them.
class OwnWordsGate {
public:
    OwnWordsGate(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject);

    bool lets_through(const FreeText& words) const;

private:
    void add_name(const PersonName& name);

    std::vector<std::string> words_;  // in lower case
};

}  // namespace quorate::core
