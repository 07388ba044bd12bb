/** Exact fractions, always in lowest terms, which no operation changes: each makes a new one. */
import { commonDivisor, type Integer, less, negated, plus, product, quotient, size } from './integer.ts';

export class Rational {
  /** The numerator with its sign. */
  readonly top: Integer;
  /** The denominator: more than 0. */
  readonly bottom: Integer;

  private constructor(top: Integer, bottom: Integer) {
    this.top = top;
    this.bottom = bottom;
  }

  /** The fraction top/bottom in lowest terms. Throws a RangeError when the bottom is 0. */
  static of(top: Integer, bottom: Integer = 1): Rational {
    if (bottom === 1) return new Rational(top, 1);
    if (bottom === 0) throw new RangeError('a fraction has no denominator of 0');
    if (bottom < 0) return Rational.of(negated(top), negated(bottom));
    const divisor = commonDivisor(size(top), bottom);
    return divisor === 1
      ? new Rational(top, bottom)
      : new Rational(quotient(top, divisor), quotient(bottom, divisor));
  }

  /** The numerator without its sign. */
  get n(): bigint {
    return BigInt(size(this.top));
  }

  /** The denominator. */
  get d(): bigint {
    return BigInt(this.bottom);
  }

  /** -1n of a number below 0, else 1n. */
  get s(): bigint {
    return this.top < 0 ? -1n : 1n;
  }

  add(that: Rational): Rational {
    return this.bottom === that.bottom
      ? Rational.of(plus(this.top, that.top), this.bottom)
      : Rational.of(
          plus(product(this.top, that.bottom), product(that.top, this.bottom)),
          product(this.bottom, that.bottom),
        );
  }

  sub(that: Rational): Rational {
    return this.bottom === that.bottom
      ? Rational.of(less(this.top, that.top), this.bottom)
      : Rational.of(
          less(product(this.top, that.bottom), product(that.top, this.bottom)),
          product(this.bottom, that.bottom),
        );
  }

  mul(that: Rational): Rational {
    return Rational.of(product(this.top, that.top), product(this.bottom, that.bottom));
  }

  /** This over that. Throws a RangeError when that is 0. */
  div(that: Rational): Rational {
    return Rational.of(product(this.top, that.bottom), product(this.bottom, that.top));
  }

  neg(): Rational {
    return new Rational(negated(this.top), this.bottom);
  }

  abs(): Rational {
    return this.top < 0 ? this.neg() : this;
  }

  /** Negative, zero or positive as this is less than, equal to or greater than that. */
  compare(that: Rational): -1 | 0 | 1 {
    const areAlike = this.bottom === that.bottom;
    const here = areAlike ? this.top : product(this.top, that.bottom);
    const there = areAlike ? that.top : product(that.top, this.bottom);
    return here < there ? -1 : here > there ? 1 : 0;
  }

  /** The greatest whole number that is not above it. */
  floor(): Rational {
    const whole = quotient(this.top, this.bottom);
    const isAbove = this.top < 0 && product(whole, this.bottom) !== this.top;
    return Rational.of(isAbove ? less(whole, 1) : whole);
  }

  /** The least whole number that is not below it. */
  ceil(): Rational {
    return this.neg().floor().neg();
  }

  equals(that: Rational): boolean {
    return this.top === that.top && this.bottom === that.bottom;
  }

  /** `"3247/3"`, `"-5"`. */
  toFraction(): string {
    return this.bottom === 1 ? String(this.top) : `${this.top}/${this.bottom}`;
  }

  /** The float nearest to it, for drawings: nothing is computed with it. */
  valueOf(): number {
    return Number(this.top) / Number(this.bottom);
  }
}
