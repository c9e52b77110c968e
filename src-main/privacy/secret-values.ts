/** Whether what stands behind a label is a secret: no placeholder, no word of the interface, no expression of a program. */
import { isDrawnByLot, isPlaceholder } from './secret-run.ts';
import { lookAt } from './strangeness.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Not an expression of a program, nor what stands for a value. */
function isLiteral(value: string): boolean {
  return (
    !/^[$%{<([]|\$[{(]|\{\{|^(?:process|os|env|config|self|this|System|input|getpass)\b/.test(value) &&
    !/^[\w.]{1,60}[([]|[([]$/.test(value) &&
    !/^[A-Za-z_$][\w$]*(?:(?:\.|::|->)[A-Za-z_$][\w$]*){1,6}\(?\)?$/.test(value) &&
    !/^(?:https?:|\/|\.\/|~\/|[A-Z]:\\)/i.test(value) &&
    !/^[A-Z]+(?:_[A-Z]+)+$/.test(value) &&
    !/^[\w.+-]+@[\w-]+\.[\w.]+$/.test(value)
  );
}

/** What stands behind a label for a password, and is more than a word of the interface or a piece of a program. */
export function isPassword(value: string, hasOperator: boolean): boolean {
  if (value.length < 4 || value.length > 128 || !isLiteral(value)) return false;
  const look = lookAt(value);
  if (/^[*•●·.xX_-]+$/.test(value) || /[*•●]{3}/.test(value)) return false;
  const symbols = value.replaceAll(/[\p{L}\p{N}\s.,:_'’-]/gu, '').length;
  const hasInnerUpper = /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value);
  const classes =
    Number(look.digits > 0) + Number(look.lowers > 0) + Number(look.uppers > 0) + Number(symbols > 0);
  // A form beside its field: nothing but a space says that the one belongs to the other.
  if (!hasOperator)
    return value.length >= 8 && classes >= 3 && look.digits > 0 && (symbols > 0 || look.digits > 1);
  if (look.digits === value.length) return value.length >= 6 && value.length <= 24;
  if (look.digits > 0 && look.lowers + look.uppers >= 2 && value.length >= 6) return classes >= 2;
  if (symbols > 0 && value.length >= 6) return classes >= 2 && !/^\p{L}+[?!/&+]+\p{L}*$/u.test(value);
  if (/^\p{L}{2,}(?:[-_.]\p{L}{2,}){2,}$/u.test(value)) return true;
  return value.length >= 8 && (hasInnerUpper ? look.strangeness > 3 : isDrawnByLot(look));
}

/** What stands behind a label for a key or token. `isWeak`: the label is any key, so that the value must speak for itself. */
export function isToken(value: string, hasOperator: boolean, isQuoted: boolean, isWeak: boolean): boolean {
  const look = lookAt(value);
  if (look.length < 8 || !isLiteral(value) || isPlaceholder(value, look)) return false;
  if (
    /^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|\.(?:pem|key|json|ya?ml|txt|crt|cer|p12|ts|js|py|go|md|html?|png|svg)$/i.test(
      value,
    )
  )
    return false;
  if (isWeak && hasOperator && uuid.test(value)) return true;
  if (isWeak) return hasOperator && look.length >= 32 && look.digits >= 4 && look.strangeness >= 4.6;
  if (!hasOperator) return look.length >= 14 && look.digits >= 2 && isDrawnByLot(look);
  if (look.length >= 16 && look.digits === 0 && look.distinct >= 10 && isDrawnByLot(look)) return true;
  if (look.length >= 24 && look.digits >= 1 && look.distinct >= 12 && look.strangeness >= 3.2) return true;
  if (look.digits < 1 || look.lowers + look.uppers < 2) return false;
  if (look.length >= 10 && isDrawnByLot(look)) return true;
  const share = look.digits / look.length;
  return isQuoted || look.length >= 16
    ? look.strangeness >= 3.9 ||
        (look.digits >= 3 && look.length >= 9 && share < 0.6 && look.strangeness >= 3.4)
    : look.strangeness >= 4.2 ||
        (look.digits >= 3 && look.length >= 9 && share < 0.5 && look.strangeness >= 2.6);
}
